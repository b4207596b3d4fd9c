namespace SupportWorkflow.Decisions;

/// <summary>Solved, confirmed or refused (RES-1 to RES-4).</summary>
internal static class ResolutionDecisions
{
    public static Verdict Decide(ResolveTicket command) => string.IsNullOrWhiteSpace(command.Resolution.Measures)
        ? DecisionTexts.No("resolve.no-measures")
        : new TicketResolved(command.Resolution with { ConfirmedAt = null });

    public static Verdict Decide(ConfirmResolution command, Ticket ticket) => ticket.Resolution?.ConfirmedAt is { } at
        ? DecisionTexts.No("confirm.done", at)
        : new ResolutionConfirmed();

    public static Verdict Decide(RefuseResolution command) =>
        command.Reason.Length == 0 ? DecisionTexts.No("refuse.no-reason") : new ResolutionRefused(command.Reason);

    public static Verdict Decide(RateTicket command, DecisionDraft draft)
    {
        var (lowest, highest) = (draft.Rules.Closing.LowestScore, draft.Rules.Closing.HighestScore);
        return command.Score < lowest || command.Score > highest
            ? DecisionTexts.No("rate.off-scale", command.Score, lowest, highest)
            : new TicketRated(command.Score, command.Comment);
    }
}
