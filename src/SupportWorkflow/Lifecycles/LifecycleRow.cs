namespace SupportWorkflow.Lifecycles;

/// <summary>One compiled row: from here, by this trigger, to there, if a role and a guard allow it.</summary>
internal sealed record LifecycleRow(LifecycleState From, LifecycleTrigger Trigger, LifecycleState To, TransitionKind Kind, ulong Roles, int Guard);
