namespace SupportWorkflow;

/// <summary>Gives the ticket to a group, a person, or both. Refused with neither.</summary>
/// <param name="Team">The group.</param>
/// <param name="Agent">The person.</param>
public sealed record AssignTicket(TeamId? Team = null, AgentId? Agent = null) : TicketCommand
{
    /// <summary>Why; needed when it is taken from somebody (ASG-3).</summary>
    public string Reason { get; init; } = "";

    internal override string? WrittenReason => Reason;

    internal override string TriggerName => "assign";
}
