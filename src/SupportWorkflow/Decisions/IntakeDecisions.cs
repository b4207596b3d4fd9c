namespace SupportWorkflow.Decisions;

/// <summary>Asking back, answers, categories, and what is not ours (INT-4, INT-6, CLS-3).</summary>
internal static class IntakeDecisions
{
    public static Verdict Decide(AskRequester command) =>
        command.Question.Length == 0 ? DecisionTexts.No("ask.no-question") : new RequesterAsked(command.Question);

    public static Verdict Decide(RecordReply command) => new ReplyRecorded(command.Text);

    public static Verdict Decide(HandOver command) => command is { Department: "" } or { Reason: "" } or { Contact: "" }
        ? DecisionTexts.No("hand-over.incomplete")
        : new TicketHandedOver(command.Department, command.Reason, command.Contact);

    public static Verdict Decide(ClassifyTicket command, DecisionDraft draft)
    {
        var before = draft.Ticket.Category;
        if (draft.Rules.Categories is { } known && !known.Contains(command.Category.Path))
            return DecisionTexts.No("classify.unknown-category", command.Category, string.Join(", ", known.AsEnumerable()));
        if (before == command.Category) return DecisionTexts.No("classify.unchanged", command.Category);
        if (before is not null && command.Reason.Length == 0) return DecisionTexts.No("classify.no-reason", before);
        return new TicketClassified(command.Category, before, command.Reason);
    }
}
