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
        "assignee",
        "assignee-team",
        "responsible",
        "role:<name>",
        "team:<name>",
        "agent:<id>",
    ];

    public enum Kind
    {
        Requester,
        Assignee,
        AssigneeTeam,
        Responsible,
        Named,
    }

    /// <summary>The target of a word, or null when it is none.</summary>
    public static NoticeTarget? Read(string word) =>
        word switch
        {
            "requester" => new(Kind.Requester),
            "assignee" => new(Kind.Assignee),
            "assignee-team" => new(Kind.AssigneeTeam),
            "responsible" => new(Kind.Responsible),
            _ => NoticeRecipient.TryParse(word, out var named) && named is { Requester: null, Custom: null }
                ? new(Kind.Named, named)
                : null,
        };

    /// <summary>Who that is on a ticket; an assignee that is only a team is the team. Null: nobody.</summary>
    public NoticeRecipient? On(Ticket ticket) =>
        Who switch
        {
            Kind.Requester => ticket.Intake.Requester is { Length: > 0 } account ? NoticeRecipient.ToRequester(account) : null,
            Kind.Assignee when ticket.Assignment?.Agent is { } agent => NoticeRecipient.To(agent),
            Kind.Assignee or Kind.AssigneeTeam => ticket.Assignment?.Team is { } team ? NoticeRecipient.To(team) : null,
            Kind.Responsible => ticket.Escalation.Responsible is { } role ? NoticeRecipient.To(new Role(role)) : null,
            _ => Named,
        };
}
