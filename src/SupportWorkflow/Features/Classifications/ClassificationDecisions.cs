namespace SupportWorkflow.Classifications;

/// <summary>What the trouble is about (CLS-3).</summary>
internal static class ClassificationDecisions
{
    private static readonly TextTable Texts = ClassificationTexts.Table;

    /// <summary>More than anybody reads.</summary>
    private const int MostTags = 100;

    public static readonly CommandRow[] Commands =
    [
        new CommandRow<ClassifyTicket>("classify-ticket", "classify", Decide),
        new CommandRow<TagTicket>("tag-ticket", "tag", Decide),
    ];

    public static readonly EventRow[] Events =
    [
        new EventRow<TicketClassified>("ticket-classified", ("reason", e => e.Reason)),
        new EventRow<TicketTagged>("ticket-tagged") { By = ["tag"] },
    ];

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

    private static Verdict Decide(TagTicket command, in Deciding on)
    {
        var tags = on.Ticket.Tags;
        foreach (var tag in command.Added)
            if (string.IsNullOrWhiteSpace(tag) || tag != tag.Trim())
                return Texts.No("tag.bad", tag);
        ValueList<string> added = [.. command.Added.AsEnumerable().Distinct(StringComparer.Ordinal).Where(t => !tags.Contains(t))];
        ValueList<string> removed = [.. tags.Where(t => command.Removed.Contains(t) && !command.Added.Contains(t))];
        if (added.Count == 0 && removed.Count == 0)
            return Texts.No("tag.unchanged");
        return tags.Count + added.Count - removed.Count > MostTags ? Texts.No("tag.too-many", MostTags) : new TicketTagged(added, removed);
    }
}
