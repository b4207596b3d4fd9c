namespace SupportWorkflow.Classifications;

/// <summary>What the trouble is about (CLS-3).</summary>
internal static class ClassificationDecisions
{
    private static readonly TextTable Texts = ClassificationTexts.Table;

    public static readonly CommandRow[] Commands = [new CommandRow<ClassifyTicket>("classify-ticket", "classify", Decide)];

    public static readonly EventRow[] Events = [new EventRow<TicketClassified>("ticket-classified", ("reason", e => e.Reason))];

    private static Verdict Decide(ClassifyTicket command, in Deciding on)
    {
        var before = on.Ticket.Category;
        if (!on.Policies.Knows(command.Category))
            return Texts.No("classify.unknown-category", command.Category, string.Join(", ", on.Policies.Categories!.Value.AsEnumerable()));
        if (before == command.Category)
            return Texts.No("classify.unchanged", command.Category);
        if (before is not null && command.Reason.Length == 0)
            return Texts.No("classify.no-reason", before);
        return new TicketClassified(command.Category, before, command.Reason);
    }
}
