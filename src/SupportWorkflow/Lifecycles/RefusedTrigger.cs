namespace SupportWorkflow.Lifecycles;

/// <summary>A trigger that is not possible now.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="Rejection">Why not, with every reason.</param>
public sealed record RefusedTrigger(LifecycleTrigger Trigger, Rejection Rejection);
