namespace SupportWorkflow;

/// <summary>Gives the ticket to a group, a person, or both. Refused with neither.</summary>
/// <param name="Team">The group.</param>
/// <param name="Agent">The person.</param>
public sealed record AssignTicket(TeamId? Team = null, AgentId? Agent = null) : TicketCommand
{
    internal override string TriggerName => "assign";
}
