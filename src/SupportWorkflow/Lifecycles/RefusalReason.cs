namespace SupportWorkflow.Lifecycles;

/// <summary>One reason why a trigger was refused.</summary>
/// <param name="Code">
/// <c>lifecycle.not-from-state</c>, <c>lifecycle.role-not-granted</c>, <c>lifecycle.guard-does-not-hold</c> or
/// <c>lifecycle.guard-unknown</c>.
/// </param>
/// <param name="Text">The sentence, with what is demanded and what was found.</param>
public sealed record RefusalReason(string Code, LocalText Text);
