namespace SupportWorkflow.Assignments;

/// <summary>What a profile says of giving tickets out. Immutable.</summary>
/// <param name="Policy">Who gets one.</param>
/// <param name="Region">The fact that says where the customer is; null: none.</param>
/// <param name="Language">The fact that says what the customer speaks; null: none.</param>
/// <param name="HandsOver">Whether a ticket changes its support line only with a hand-over package.</param>
/// <param name="Queue">The order of what waits.</param>
internal sealed record AssignmentPlan(TeamAssignment Policy, string? Region, string? Language, bool HandsOver, QueueOrder Queue);
