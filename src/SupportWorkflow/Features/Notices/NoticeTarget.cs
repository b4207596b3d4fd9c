namespace SupportWorkflow.Notices;

/// <summary>Whom a profile tells, in its own words: some are known only when there is a ticket.</summary>
/// <param name="Who">What kind of word it is.</param>
/// <param name="Named">The recipient; nobody unless <paramref name="Who"/> is <see cref="Kind.Named"/>.</param>
internal readonly record struct NoticeTarget(NoticeTarget.Kind Who, NoticeRecipient Named = default)
{
    /// <summary>What may stand in a profile, for a problem's text.</summary>
    public static readonly string[] Words =
    [
        "requester",
        "watchers",
        "assignee",
        "assignee-team",
        "coordinator",
        "responsible",
        "role:<name>",
        "team:<name>",
        "agent:<id>",
    ];

    public enum Kind
    {
        Requester,
        Watchers,
        Assignee,
        AssigneeTeam,
        Coordinator,
        Responsible,
        Named,
    }

    /// <summary>The target of a word, or null when it is none.</summary>
    public static NoticeTarget? Read(string word) =>
        word switch
        {
            "requester" => new(Kind.Requester),
            "watchers" => new(Kind.Watchers),
            "assignee" => new(Kind.Assignee),
            "assignee-team" => new(Kind.AssigneeTeam),
            "coordinator" => new(Kind.Coordinator),
            "responsible" => new(Kind.Responsible),
            _ => NoticeRecipient.TryParse(word, out var named) && named is { Requester: null, Custom: null, Watcher: null, Address: null }
                ? new(Kind.Named, named)
                : null,
        };

    /// <summary>The word of a profile.</summary>
    public override string ToString() =>
        Who switch
        {
            Kind.Requester => "requester",
            Kind.Watchers => "watchers",
            Kind.Assignee => "assignee",
            Kind.AssigneeTeam => "assignee-team",
            Kind.Coordinator => "coordinator",
            Kind.Responsible => "responsible",
            _ => Named.ToString(),
        };

    /// <summary>Who those are on a ticket: of one word all who follow it, otherwise at most one.</summary>
    public ValueList<NoticeRecipient> AllOn(Ticket ticket)
    {
        if (Who == Kind.Watchers)
            return [.. ticket.Watchers.Select(w => w.IsAddress ? NoticeRecipient.ToAddress(w.Who) : NoticeRecipient.ToWatcher(w.Who))];
        return On(ticket) is { } one ? [one] : default;
    }

    /// <summary>Who that is on a ticket; an assignee that is only a team is the team. Null: nobody, or those who follow it.</summary>
    private NoticeRecipient? On(Ticket ticket) =>
        Who switch
        {
            Kind.Requester => ticket.Intake.Requester is { Length: > 0 } account ? NoticeRecipient.ToRequester(account) : null,
            Kind.Assignee when ticket.Assignment?.Agent is { } agent => NoticeRecipient.To(agent),
            Kind.Assignee or Kind.AssigneeTeam => ticket.Assignment?.Team is { } team ? NoticeRecipient.To(team) : null,
            Kind.Watchers => null,
            Kind.Coordinator => ticket.Assignment?.Coordinator is { } first ? NoticeRecipient.To(first) : null,
            Kind.Responsible => ticket.Escalation.Responsible is { } role ? NoticeRecipient.To(new Role(role)) : null,
            _ => Named,
        };
}
