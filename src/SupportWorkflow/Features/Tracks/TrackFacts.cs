using SupportWorkflow.Clocks;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tracks;

/// <summary>
/// The facts of tracks: in the guards of a track its own, elsewhere those of the latest of the kind that was started and not called off.
/// </summary>
internal static class TrackFacts
{
    /// <param name="kinds">The kinds of a profile.</param>
    public static IEnumerable<TicketFact> OfTicket(IEnumerable<(string Id, LocalText Name, TrackDocument Document)> kinds)
    {
        foreach (var (id, name, document) in kinds)
        {
            FactChoice[] states = [.. document.Lifecycle.StatesToBeIn().Select(s => new FactChoice(s.Key, s.Value.Name.Text))];
            yield return TicketFact
                .Choice(TrackNames.Fact(id, "state"), [.. states], (in s) => Of(s, id)?.State)
                .Called(TrackTexts.Table.Say("fact.state", name));
            yield return TicketFact
                .Number(TrackNames.Fact(id, "open"), (in s) => s.Ticket.OpenTracks(id))
                .Called(TrackTexts.Table.Say("fact.open", name));
            yield return TicketFact
                .Number(TrackNames.Fact(id, "count"), (in s) => s.Ticket.Tracks.AsEnumerable().Count(t => t.Kind == id && !t.IsCancelled))
                .Called(TrackTexts.Table.Say("fact.count", name));
            yield return TicketFact
                .YesNo(TrackNames.Fact(id, "is-starter"), (in s) =>
                    s.ActorId is null || Of(s, id) is not { } track ? null : track.StartedBy == s.ActorId
                )
                .Called(TrackTexts.Table.Say("fact.is-starter", name));
            if (document.Items is not null)
            {
                string[] items = [.. document.ItemNames];
                yield return TicketFact
                    .Number(TrackNames.Fact(id, "items-open"), (in s) =>
                        Of(s, id) is { } track ? items.Count(i => track.Field(i).IsMissing) : null
                    )
                    .Called(TrackTexts.Table.Say("fact.items-open", name));
                yield return TicketFact
                    .Number(TrackNames.Fact(id, "items-not-done"), (in s) =>
                        Of(s, id) is { } track ? items.Count(i => track.Field(i).Text == TrackNames.NotDone) : null
                    )
                    .Called(TrackTexts.Table.Say("fact.items-not-done", name));
            }
            foreach (var field in document.Rules(id))
            {
                var own = field.Name;
                if (field.Type == FieldType.Text)
                    yield return TicketFact
                        .YesNo(TrackNames.Fact(id, "is." + own), (in s) =>
                            s.ActorId is null || Of(s, id)?.Field(own).Text is not { } named ? null : named == s.ActorId
                        )
                        .Called(TrackTexts.Table.Say("fact.is", field.Text));
                yield return TicketFact.Field(field.FactCalled(TrackNames.Fact(id, "field." + own)), (in s) =>
                    Of(s, id)?.Field(own) ?? FactValue.Missing
                );
            }
        }
    }

    /// <summary>The facts of what happens to tracks.</summary>
    public static ValueList<TicketFact> OfEvents { get; } =
        TicketFact.All(
            TrackTexts.Table,
            TicketFact.Text("event.track-kind", (in s) => s.Event?.Track is { } track ? TrackNames.KindOf(track) : null),
            TicketFact.YesNo("event.track-enters", (in s) =>
                s.Event is null ? null : s.Event is TrackStarted or TrackMoved { Enters: true }
            ),
            TicketFact.Choice(
                "event.track-state-kind",
                [.. LifecycleWords.Kinds.Keys.Select(k => new FactChoice(k, LifecycleWords.KindText(k)))],
                (in s) =>
                    s.Event switch
                    {
                        TrackStarted started => (int)started.StateKind,
                        TrackMoved moved => (int)moved.StateKind,
                        _ => -1,
                    }
            )
        );

    /// <summary>The facts of the clocks of a kind's promises.</summary>
    public static IEnumerable<TicketFact> OfClocks(TrackKinds kinds) =>
        kinds.All.SelectMany(k =>
            k.Objectives.SelectMany(o =>
                ClockFacts.OfClock(o, (in s) => Of(s, k.Id) is { } track ? s.Ticket.Clock(o.Name, track.Id) : null)
            )
        );

    private static TrackRecord? Of(in FactSubject s, string kind) =>
        s.Track is not null && s.Ticket.Track(s.Track) is { } own && own.Kind == kind ? own : s.Ticket.LatestTrack(kind);
}
