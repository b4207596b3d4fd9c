using System.Globalization;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Closing;

/// <summary>The end of a ticket and what may come after it (RES-4, CLO-1 to CLO-3).</summary>
internal static class ClosingDecisions
{
    private static readonly TextTable Texts = ClosingTexts.Table;

    public static readonly CommandRow[] Commands =
    [
        new CommandRow<RateTicket>("rate-ticket", "rate", Decide),
        new CommandRow<AuditTicket>("audit-ticket", "audit", Decide),
        new CommandRow<CloseTicket>("close-ticket", "close", static (command, in _) => new TicketClosed(command.Reason)),
        new CommandRow<CancelTicket>("cancel-ticket", "cancel", Decide),
        new CommandRow<ArchiveTicket>("archive-ticket", "archive", static (_, in _) => new TicketArchived()),
        new CommandRow<ReopenTicket>("reopen-ticket", "reopen", Decide),
    ];

    public static readonly EventRow[] Events =
    [
        new EventRow<TicketRated>("ticket-rated", ("text", e => e.Comment)) { By = ["rate"] },
        new EventRow<TicketAudited>("ticket-audited", ("text", e => e.Remarks)) { By = ["audit"] },
        new EventRow<TicketClosed>("ticket-closed", ("reason", e => e.Reason)) { By = ["close"] },
        new EventRow<TicketCancelled>("ticket-cancelled", ("reason", e => e.Reason)) { By = ["cancel"] },
        new EventRow<TicketArchived>("ticket-archived") { By = ["archive"] },
        new EventRow<TicketReopened>("ticket-reopened", ("reason", e => e.Reason)) { By = ["reopen"] },
    ];

    private static Verdict Decide(RateTicket command, in Deciding on)
    {
        var closing = on.Policies.Closing;
        if (command.Grade is { } grade)
            return ByGrade(command, grade, closing);
        return command.Score < closing.LowestScore || command.Score > closing.HighestScore
            ? Texts.No("rate.off-scale", command.Score, closing.LowestScore, closing.HighestScore)
            : new TicketRated(command.Score, command.Comment) { Grade = closing.GradeOf(command.Score) };
    }

    private static Verdict ByGrade(RateTicket command, string grade, ClosingRules closing)
    {
        if (closing.Grades.Count == 0)
            return Texts.No("rate.no-grades", grade);
        var score = closing.ScoreOf(grade);
        if (score == 0)
            return Texts.No("rate.unknown-grade", grade, string.Join(", ", closing.Grades.Select(g => g.Value)));
        if (command.Score != 0 && command.Score != score)
            return Texts.No("rate.two-answers", grade, score, command.Score);
        return new TicketRated(score, command.Comment) { Grade = grade };
    }

    private static Verdict Decide(AuditTicket command, in Deciding on) =>
        command is { Passed: false, Remarks: "" } ? Texts.No("audit.no-remarks") : new TicketAudited(command.Passed, command.Remarks);

    private static Verdict Decide(CancelTicket command, in Deciding on) =>
        command.Reason.Length == 0 ? Texts.No("cancel.no-reason") : new TicketCancelled(command.Reason);

    private static Verdict Decide(ReopenTicket command, in Deciding on)
    {
        var (ticket, closing) = (on.Ticket, on.Policies.Closing);
        if (command.Reason.Length == 0)
            return Texts.No("reopen.no-reason");
        if (ticket.Closing.Reopenings >= closing.MaxReopens)
            return Texts.No("reopen.too-often", ticket.Closing.Reopenings, closing.MaxReopens);
        if (ticket.State.Kind != StateKind.Final || ticket.Closing.EndedAt is not { } ended)
            return new TicketReopened(command.Reason);
        return (command.OccurredAt ?? on.Now) - ended > closing.ReopenWithin
            ? Texts.No("reopen.too-late", ended, closing.ReopenWithin.ToString("-D:hh:mm:ss", CultureInfo.InvariantCulture))
            : new TicketReopened(command.Reason);
    }
}
