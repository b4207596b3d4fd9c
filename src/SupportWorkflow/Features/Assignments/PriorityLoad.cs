namespace SupportWorkflow.Assignments;

/// <summary>How many tickets of a priority somebody has in hand, or may have.</summary>
/// <param name="Priority">The priority.</param>
/// <param name="Tickets">How many: 0 or more.</param>
public readonly record struct PriorityLoad(PriorityCode Priority, int Tickets);
