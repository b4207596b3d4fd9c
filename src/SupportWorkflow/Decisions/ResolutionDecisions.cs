namespace SupportWorkflow.Decisions;

/// <summary>Solved, confirmed or refused (RES-1 to RES-4).</summary>
internal static class ResolutionDecisions
{
    public static Verdict Decide(ResolveTicket command) => string.IsNullOrWhiteSpace(command.Resolution.Measures)
        ? DecisionTexts.No("resolve.no-measures")
        : new TicketResolved(command.Resolution with { ConfirmedAt = null, ResolvedAt = null });

    public static Verdict Decide(ConfirmResolution command, Ticket ticket) => ticket.Resolution?.ConfirmedAt is { } at
        ? DecisionTexts.No("confirm.done", at)
        : new ResolutionConfirmed();

    public static Verdict Decide(RefuseResolution command) =>
        command.Reason.Length == 0 ? DecisionTexts.No("refuse.no-reason") : new ResolutionRefused(command.Reason);

    public static Verdict Decide(RateTicket command, DecisionDraft draft)
    {
        if (command.Grade is { } grade) return ByGrade(command, grade, draft);
        var (lowest, highest) = (draft.Rules.Closing.LowestScore, draft.Rules.Closing.HighestScore);
        return command.Score < lowest || command.Score > highest
            ? DecisionTexts.No("rate.off-scale", command.Score, lowest, highest)
            : new TicketRated(command.Score, command.Comment) { Grade = GradeOf(command.Score, draft.Rules.Closing) };
    }

    private static Verdict ByGrade(RateTicket command, string grade, DecisionDraft draft)
    {
        var closing = draft.Rules.Closing;
        if (closing.Grades.Count == 0) return DecisionTexts.No("rate.no-grades", grade);
        var score = closing.ScoreOf(grade);
        if (score == 0) return DecisionTexts.No("rate.unknown-grade", grade, string.Join(", ", closing.Grades.Select(g => g.Value)));
        if (command.Score != 0 && command.Score != score) return DecisionTexts.No("rate.two-answers", grade, score, command.Score);
        return new TicketRated(score, command.Comment) { Grade = grade };
    }

    private static string? GradeOf(int score, Resolutions.ClosingRules closing) =>
        closing.Grades.Count == 0 ? null : closing.Grades[closing.Grades.Count - score].Value;
}
