using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tracks;

/// <summary>
/// The facts of tracks: in the guards of a track its own, elsewhere those of the latest of the kind that was started and not called off.
/// </summary>
internal static class TrackFacts
{
    private const string Prefix = "track.";

    /// <summary>Where a fact of a kind stands.</summary>
    public static string Name(string kind, string fact) => $"{Prefix}{kind}.{fact}";

    /// <param name="kinds">The kinds of a profile.</param>
    public static IEnumerable<TicketFact> OfTicket(IEnumerable<(string Id, LocalText Name, TrackDocument Document)> kinds)
    {
        foreach (var (id, name, document) in kinds)
        {
            FactChoice[] states = [.. document.Lifecycle.StatesToBeIn().Select(s => new FactChoice(s.Key, s.Value.Name.Text))];
            yield return TicketFact
                .Choice(Name(id, "state"), [.. states], (in s) => Of(s, id)?.State)
                .Called(TrackTexts.Table.Say("fact.state", name));
            yield return TicketFact
                .Number(Name(id, "open"), (in s) => s.Ticket.OpenTracks(id))
                .Called(TrackTexts.Table.Say("fact.open", name));
            yield return TicketFact
                .Number(Name(id, "count"), (in s) => s.Ticket.Tracks.AsEnumerable().Count(t => t.Kind == id && !t.IsCancelled))
                .Called(TrackTexts.Table.Say("fact.count", name));
            yield return TicketFact
                .YesNo(Name(id, "is-starter"), (in s) =>
                    s.ActorId is null || Of(s, id) is not { } track ? null : track.StartedBy == s.ActorId
                )
                .Called(TrackTexts.Table.Say("fact.is-starter", name));
            foreach (var field in document.Rules(id))
            {
                var own = field.Name;
                yield return TicketFact.Field(field.FactCalled(Name(id, "field." + own)), (in s) =>
                    Of(s, id)?.Field(own) ?? FactValue.Missing
                );
            }
        }
    }

    /// <summary>The facts of what happens to tracks.</summary>
    public static ValueList<TicketFact> OfEvents { get; } =
        TicketFact.All(
            TrackTexts.Table,
            TicketFact.Text("event.track-kind", (in s) => KindOf(s.Event)),
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

    private static string? KindOf(TicketEvent? e) =>
        e switch
        {
            TrackStarted started => started.Kind,
            TrackMoved moved => moved.Kind,
            TrackAmended amended => amended.Kind,
            TrackCancelled cancelled => cancelled.Kind,
            _ => null,
        };

    private static TrackRecord? Of(in FactSubject s, string kind) => s.Ticket.LatestTrack(kind);
}
