namespace SupportWorkflow.Lifecycles;

/// <summary>A trigger that may be possible once more is known.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="Guards">The guards of which it is not known whether they hold.</param>
/// <param name="Facts">
/// The facts their conditions lack; where the guards were answered without facts, all facts they ask for. A guard without a condition is
/// for the caller to answer and names none.
/// </param>
public sealed record PossibleOnceKnown(LifecycleTrigger Trigger, ValueList<LifecycleGuard> Guards, ValueList<string> Facts);
