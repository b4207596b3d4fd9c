namespace SupportWorkflow.Lifecycles;

/// <summary>What a state taken over from a Stateless machine means to clocks, reports and rules.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="WaitsOn">Whom it waits for; for <see cref="StateKind.Waiting"/>.</param>
/// <param name="Text">What people call it; null: its name.</param>
public sealed record StateMeaning(StateKind Kind, WaitingOn? WaitsOn = null, LocalText? Text = null)
{
    /// <summary>
    /// The substate, as the machine has it, that the state's <c>InitialTransition</c> leads to; null: it has none.
    /// Stateless does not tell it.
    /// </summary>
    public object? InitialTransition { get; init; }
}
