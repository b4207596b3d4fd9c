using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Decisions;

/// <summary>The end of a ticket and what may come after it (CLO-1 to CLO-4).</summary>
internal static class ClosingDecisions
{
    public static Verdict Decide(AuditTicket command) => command is { Passed: false, Remarks: "" }
        ? DecisionTexts.No("audit.no-remarks")
        : new TicketAudited(command.Passed, command.Remarks);

    public static Verdict Decide(CloseTicket command) => new TicketClosed(command.Reason);

    public static Verdict Decide(CancelTicket command) =>
        command.Reason.Length == 0 ? DecisionTexts.No("cancel.no-reason") : new TicketCancelled(command.Reason);

    public static Verdict Decide(ArchiveTicket command) => new TicketArchived();

    public static Verdict Decide(ReopenTicket command, DecisionDraft draft)
    {
        var (ticket, closing) = (draft.Ticket, draft.Rules.Closing);
        if (command.Reason.Length == 0) return DecisionTexts.No("reopen.no-reason");
        if (ticket.State.Kind != StateKind.Final || ticket.Closing.EndedAt is not { } ended) return new TicketReopened(command.Reason);
        if (ticket.Closing.Reopened >= closing.MaxReopens) return DecisionTexts.No("reopen.too-often", ticket.Closing.Reopened, closing.MaxReopens);
        var at = command.OccurredAt ?? draft.Now;
        return at - ended > closing.ReopenWithin
            ? DecisionTexts.No("reopen.too-late", ended, closing.ReopenWithin.ToString("-D:hh:mm:ss", System.Globalization.CultureInfo.InvariantCulture))
            : new TicketReopened(command.Reason);
    }

    public static Verdict Decide(LinkTicket command, Ticket ticket)
    {
        if (string.IsNullOrEmpty(command.Other.Value) || command.Relation.Length == 0) return DecisionTexts.No("link.incomplete");
        if (command.Other == ticket.Id) return DecisionTexts.No("link.to-itself");
        return ticket.Links.Contains(new(command.Other, command.Relation))
            ? DecisionTexts.No("link.done", command.Other, command.Relation)
            : new TicketLinked(command.Other, command.Relation);
    }
}
