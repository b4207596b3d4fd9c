using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Tracks;

namespace SupportWorkflow.History;

/// <summary>What runs beside tickets: whatever a rule starts or a solution waits for is led to a good end, step by step.</summary>
internal sealed partial class SimulatedDesk
{
    /// <summary>Starts what a trigger of the ticket waits for; false: it waits for nothing that could be started.</summary>
    private bool StartWhatIsWaitedFor(SimulatedTicket ticket, string trigger)
    {
        foreach (var kind in _workflow.TrackKinds)
        {
            if (!kind.Blocks.Contains(trigger))
                continue;
            if (ticket.Ticket.Tracks.Any(t => t.Kind == kind.Id && t.IsOpen))
                return true;
            foreach (var actor in Everybody(ticket))
                if (Try(ticket, new StartTrack(kind.Id) { By = actor, Fields = Demanded(kind, ticket) }))
                    return true;
        }
        return false;
    }

    /// <summary>Each track that has come into a state is seen to there, once.</summary>
    private void SeeToTracks(SimulatedTicket ticket)
    {
        foreach (var track in ticket.Ticket.Tracks)
            if (track.IsOpen && ticket.SeenTo.Add((track.Id, track.EnteredAt)))
            {
                var takes = track.StateKind == StateKind.Waiting ? Habits.Answers : Habits.FrontDeskTakes;
                Note(ticket, Staffed(ticket, _agenda.Now + takes.Draw(ticket.Dice)), () => Lead(ticket, track.Id), inAnyState: true);
            }
    }

    /// <summary>One step of a track towards a good end.</summary>
    private void Lead(SimulatedTicket ticket, string id)
    {
        if (ticket.Ticket.Track(id) is not { IsOpen: true } track || KindOf(ticket) == StateKind.Final)
            return;
        var kind = _workflow.TrackKinds.First(k => k.Id == track.Kind);
        if (
            new Walk(kind.Lifecycle).Find(kind.Lifecycle.State(track.State), s => s.Kind == StateKind.Done) is not { } way
            || !Step(ticket, kind, track, way[0])
        )
            ticket.IsStuck = ticket.Waited is not null;
        if (ticket.Ticket.Track(id) is { IsOpen: false })
            ticket.Waited?.Invoke();
    }

    /// <summary>Whoever may does it, saying no more than has to be said.</summary>
    private bool Step(SimulatedTicket ticket, TrackKind kind, TrackRecord track, string trigger)
    {
        var open = kind.Form.AsEnumerable().Where(f => track.Field(f.Name).IsMissing).ToList();
        foreach (var actor in Everybody(ticket))
            if (Try(ticket, new FireTrack(track.Id, trigger) { By = actor }))
                return true;
        foreach (var actor in Everybody(ticket))
        {
            // What a guard asks of a choice nobody here knows: each is tried, the names of people are those of whoever acts.
            var choices = open.Select(f => f.Choices.Count).DefaultIfEmpty(0).Max();
            for (var choice = 0; choice < Math.Max(choices, 1); choice++)
            {
                ValueList<TicketField> said =
                [
                    .. open.Where(f => f.MaySet(actor))
                        .Select(f => new TicketField(
                            f.Name,
                            f.Type switch
                            {
                                FieldType.Text => FactValue.Of(actor.Id),
                                FieldType.YesNo => FactValue.Of(true),
                                FieldType.Choice => FactValue.Of(f.Choices[Math.Min(choice, f.Choices.Count - 1)].Value),
                                _ => _clients.Value(f, ticket.Dice, _agenda.Now),
                            }
                        )),
                ];
                if (Try(ticket, new FireTrack(track.Id, trigger) { By = actor, Fields = said }))
                    return true;
            }
        }
        return false;
    }

    private ValueList<TicketField> Demanded(TrackKind kind, SimulatedTicket ticket) =>
        [
            .. kind
                .Form.AsEnumerable()
                .Where(f => f.IsRequired)
                .Select(f => new TicketField(f.Name, _clients.Value(f, ticket.Dice, _agenda.Now))),
        ];

    private IEnumerable<Actor> Everybody(SimulatedTicket ticket) =>
        [Customer(ticket), .. Staff(ticket).AsEnumerable(), .. _crew.Engineers.Take(1).Select(e => e.Actor)];
}
