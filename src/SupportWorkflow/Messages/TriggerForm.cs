namespace SupportWorkflow;

/// <summary>What a screen asks before it fires a trigger: the command behind it and its arguments. Immutable.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="Text">What people call it.</param>
/// <param name="Command">The stable name of the command that fires it, as in JSON: <c>resolve-ticket</c>.</param>
/// <param name="Arguments">What the command takes, in its order; who, when and the key of the command are not among them.</param>
public sealed record TriggerForm(string Trigger, LocalText Text, string Command, ValueList<TriggerArgument> Arguments);
