namespace SupportWorkflow.Assignments;

/// <summary>Somebody on duty.</summary>
/// <param name="Agent">The person.</param>
/// <param name="Teams">The groups they work in.</param>
/// <param name="Roles">The parts they play.</param>
/// <param name="OpenTickets">How many tickets they have in hand.</param>
public sealed record AgentOnDuty(AgentId Agent, ValueList<TeamId> Teams = default, ValueList<Role> Roles = default, int OpenTickets = 0);
