using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tracks;

/// <summary>What runs beside a ticket, and what waits for it, as people say it.</summary>
internal static class TrackExplanations
{
    public static IEnumerable<LocalText> Of(Ticket ticket, TicketWorkflow workflow)
    {
        foreach (var track in ticket.Tracks)
            if (track.IsOpen)
                yield return TrackTexts.Table.Say(
                    "open",
                    workflow.Words.Track(track.Kind),
                    track.Id,
                    workflow.Words.TrackState(track.Kind, track.State),
                    workflow.Local(track.EnteredAt)
                );
        if (ticket.State.Kind.IsOver)
            yield break;
        foreach (var kind in workflow.TrackKinds)
            if (kind.Stops.Count > 0 && ticket.OpenTracks(kind.Id) > 0)
                yield return TrackTexts.Table.Say("stopped", LocalText.Join([.. kind.Stops.Select(workflow.Words.Trigger)]), kind.Name);
        foreach (var kind in workflow.TrackKinds)
            if (
                kind.Blocks.Count > 0
                && MayBlock(kind, ticket, workflow)
                && !(ticket.OpenTracks(kind.Id) == 0 && ticket.LatestTrack(kind.Id) is { IsGood: true })
            )
                yield return TrackTexts.Table.Say("waits", LocalText.Join([.. kind.Blocks.Select(workflow.Words.Trigger)]), kind.Name);
    }

    private static bool MayBlock(TrackKind kind, Ticket ticket, TicketWorkflow workflow)
    {
        if (kind.BlocksIf is not { } some)
            return true;
        var facts = workflow.Policies.Facts.Of(ticket);
        return some.Test(ref facts) != Truth.False;
    }
}
