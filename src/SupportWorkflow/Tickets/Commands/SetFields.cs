namespace SupportWorkflow;

/// <summary>
/// Says more about the request: members of the intake record and the profile's own fields, by name. A value that is missing takes one away.
/// What completes the record ends the waiting for it (INT-4).
/// </summary>
/// <param name="Fields">What is said; not empty.</param>
/// <param name="Reason">Why; may be empty.</param>
public sealed record SetFields(ValueList<TicketField> Fields, string Reason = "") : TicketCommand
{
    internal override string? WrittenReason => Reason;

    internal override string TriggerName => "set-fields";
}
