namespace SupportWorkflow;

/// <summary>Gives the ticket to a group, a person, or both. Refused with neither.</summary>
/// <param name="Team">The group.</param>
/// <param name="Agent">The person.</param>
public sealed record AssignTicket(TeamId? Team = null, AgentId? Agent = null) : TicketCommand
{
    /// <summary>Why; needed when it is taken from somebody (ASG-3).</summary>
    public string Reason
    {
        get;
        // JSON that leaves it out hands over null.
        init => field = value ?? "";
    } = "";

    internal override void Look(ref TextCheck texts)
    {
        texts.Id("team", Team is { } team ? team.Value ?? "" : null);
        texts.Id("agent", Agent is { } agent ? agent.Value ?? "" : null);
        texts.Text("reason", Reason);
    }

    internal override string? WrittenReason => Reason;
}

/// <summary>Takes a ticket that waits for somebody (认领, ASG-3).</summary>
public sealed record ClaimTicket : TicketCommand
{
    internal override string? WrittenReason => null;
}

/// <summary>Says "I have it" to an assignment (ASG-5). Only the assignee can.</summary>
public sealed record AcknowledgeTicket : TicketCommand
{
    internal override string? WrittenReason => null;
}

/// <summary>Gives an assignment back. Only the assignee can.</summary>
/// <param name="Reason">Why; not empty.</param>
public sealed record DeclineTicket(string Reason) : TicketCommand
{
    internal override void Look(ref TextCheck texts) => texts.Text("reason", Reason);

    internal override string? WrittenReason => Reason;
}

/// <summary>Gives the ticket back to its group's queue: nobody has it any more, the group keeps it.</summary>
/// <param name="Reason">Why; not empty.</param>
public sealed record ReturnToQueue(string Reason) : TicketCommand
{
    internal override void Look(ref TextCheck texts) => texts.Text("reason", Reason);

    internal override string? WrittenReason => Reason;
}
