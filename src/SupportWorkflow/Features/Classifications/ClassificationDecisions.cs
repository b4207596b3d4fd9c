using NodaTime;

namespace SupportWorkflow.Classifications;

/// <summary>What the trouble is about (CLS-3).</summary>
internal static class ClassificationDecisions
{
    private static readonly Actor Policy = Actor.System("classification");
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

    /// <summary>What the policy says to a request; null: nothing, or what the ticket has already.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="request">What it asks for.</param>
    /// <param name="policies">The profile.</param>
    /// <param name="at">When.</param>
    public static Reaction? Found(Ticket ticket, ClassificationInput request, TicketPolicies policies, Instant at)
    {
        var result = policies.Classify(request);
        if (result is null || result.Category == ticket.Category)
            return null;
        var classified = new TicketClassified(result.Category, ticket.Category)
        {
            Confidence = result.Confidence,
            Policy = result.Policy,
            Evidence = result.Evidence,
        };
        return new(classified, Policy, at);
    }

    private static Verdict Decide(ClassifyTicket command, in Deciding on)
    {
        var before = on.Ticket.Category;
        if (!on.Policies.Knows(command.Category))
            return Texts.No("classify.unknown-category", command.Category, string.Join(", ", on.Policies.Categories!.Value.AsEnumerable()));
        // What was found by itself may be confirmed, and needs no reason to be corrected.
        if (on.Ticket.CategoryConfidence is not null)
            return new TicketClassified(command.Category, before == command.Category ? null : before, command.Reason);
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
