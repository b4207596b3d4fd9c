namespace SupportWorkflow;

/// <summary>One of the profile's own triggers was fired.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="Note">Why.</param>
public sealed record TriggerFired(string Trigger, string Note) : TicketEvent
{
    internal override string StableName => "trigger-fired";
}
