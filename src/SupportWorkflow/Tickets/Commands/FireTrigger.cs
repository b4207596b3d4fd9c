namespace SupportWorkflow;

/// <summary>Fires a trigger that only the profile knows. Refused for triggers that belong to a command of their own.</summary>
/// <param name="Name">The trigger.</param>
/// <param name="Note">Why, for the record; may be empty.</param>
public sealed record FireTrigger(string Name, string Note = "") : TicketCommand
{
    internal override string TriggerName => Name;
}
