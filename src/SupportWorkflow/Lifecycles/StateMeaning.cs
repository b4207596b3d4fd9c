namespace SupportWorkflow.Lifecycles;

/// <summary>What a state taken over from elsewhere means to clocks, reports and rules.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="WaitsOn">Whom it waits for; for <see cref="StateKind.Waiting"/>.</param>
/// <param name="Text">What people call it; null: its name.</param>
public sealed record StateMeaning(StateKind Kind, WaitingOn? WaitsOn = null, LocalText? Text = null);
