using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>Gives the ticket to a group, a person, or both; or, with <see cref="ByPolicy"/>, to whom the policy chooses.</summary>
/// <param name="Team">The group.</param>
/// <param name="Agent">The person.</param>
public sealed record AssignTicket(TeamId? Team = null, AgentId? Agent = null) : TicketCommand
{
    /// <summary>
    /// Whether the assignment policy chooses (ASG-1): from the roster of <see cref="TicketCommand.Given"/>, somebody else than whoever has
    /// the ticket now. Where nobody can take it, it waits in the queue of the group that the policy names, in the state it is in.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ByPolicy { get; init; }

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

/// <summary>
/// Offers the ticket to a group, such as the next support line, with a hand-over package (ASG-11). Whoever has it keeps it until somebody
/// of that group accepts.
/// </summary>
/// <param name="Team">The group.</param>
/// <param name="Diagnosis">What is known of the trouble; not empty.</param>
/// <param name="Tried">What was tried, with its outcome; not empty.</param>
/// <example><code>
/// new OfferTransfer(new("second-line"), "Driver crashes on wake-up", "Driver reinstalled, other port") { By = li }
/// </code></example>
public sealed record OfferTransfer(TeamId Team, string Diagnosis, string Tried) : TicketCommand
{
    /// <summary>The person of that group who is to accept it; null: anybody.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>What was promised to the customer beyond the promises the profile counts; may be empty.</summary>
    public string Promised
    {
        get;
        init => field = value ?? "";
    } = "";

    internal override void Look(ref TextCheck texts)
    {
        texts.Id("team", Team.Value ?? "");
        texts.Id("agent", Agent is { } agent ? agent.Value ?? "" : null);
        texts.Text("diagnosis", Diagnosis);
        texts.Text("tried", Tried);
        texts.Text("promised", Promised);
    }

    internal override string? WrittenReason => Diagnosis;
}

/// <summary>Takes over a ticket that is offered, with its hand-over package. Not by whoever has it now.</summary>
public sealed record AcceptTransfer : TicketCommand
{
    internal override string? WrittenReason => null;
}

/// <summary>Does not take over a ticket that is offered: whoever has it keeps it.</summary>
/// <param name="Reason">Why, such as what the package lacks; not empty.</param>
public sealed record RefuseTransfer(string Reason) : TicketCommand
{
    internal override void Look(ref TextCheck texts) => texts.Text("reason", Reason);

    internal override string? WrittenReason => Reason;
}
