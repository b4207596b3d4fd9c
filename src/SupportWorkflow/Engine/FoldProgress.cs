namespace SupportWorkflow.Engine;

/// <summary>What folding carries from one event of a ticket to the next.
/// Begin with <c>default</c>; never share one between two tickets.</summary>
/// <param name="Holding">Which conditions of the ticket's clocks hold.</param>
/// <param name="OfTracks">Which of those of its tracks hold, by their places; null: nobody has asked yet, or none has clocks.</param>
internal record struct FoldProgress(ulong Holding, ulong[]? OfTracks)
{
    /// <summary>What a ticket has come to, for one who folds its next event.</summary>
    public static FoldProgress Of(Ticket ticket, TicketPolicies policies) => new() { Holding = policies.Clocks.Holding(ticket) };

    /// <summary>Asks what holds of the tracks, before an event that may say something to their clocks.</summary>
    public void AskTracks(Ticket ticket, TicketPolicies policies)
    {
        if (OfTracks is not null || policies.OwnersOn(ticket) is not (> 0 and var owners))
            return;
        OfTracks = new ulong[owners];
        for (var i = 0; i < owners; i++)
            OfTracks[i] = ClockFold.Standing(ticket, i, policies);
    }
}
