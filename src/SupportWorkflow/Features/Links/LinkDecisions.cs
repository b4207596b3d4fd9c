namespace SupportWorkflow.Links;

/// <summary>Tickets that have to do with one another (CLO-4).</summary>
internal static class LinkDecisions
{
    private static readonly TextTable Texts = LinkTexts.Table;

    /// <summary>Relations that read otherwise from the other end; all others read the same.</summary>
    private static readonly (string Here, string There)[] Opposites =
    [
        ("parent", "child"),
        ("duplicate-of", "duplicated-by"),
        ("caused-by", "causes"),
        ("continues", "continued-by"),
    ];

    public static readonly CommandRow[] Commands = [new CommandRow<LinkTicket>("link-ticket", "link", Decide)];

    public static readonly EventRow[] Events =
    [
        new EventRow<TicketLinked>("ticket-linked", ("other", e => e.Other.Value), ("relation", e => e.Relation)),
    ];

    /// <summary>How a relation reads from the other end.</summary>
    public static string Opposite(string relation)
    {
        foreach (var (here, there) in Opposites)
        {
            if (relation == here)
                return there;
            if (relation == there)
                return here;
        }
        return relation;
    }

    /// <summary>The other end of a request that continues an earlier one.</summary>
    public static bool IsContinuation(TicketCommand command) => command is LinkTicket { Relation: "continued-by", IsFollowUp: true };

    private static Verdict Decide(LinkTicket command, in Deciding on)
    {
        if (string.IsNullOrEmpty(command.Other.Value) || command.Relation.Length == 0)
            return Texts.No("link.incomplete");
        if (command.Other == on.Ticket.Id)
            return Texts.No("link.to-itself");
        return on.Ticket.Links.Contains(new(command.Other, command.Relation))
            ? Texts.No("link.done", command.Other, command.Relation)
            : new TicketLinked(command.Other, command.Relation);
    }
}
