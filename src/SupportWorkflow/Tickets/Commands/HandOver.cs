namespace SupportWorkflow;

/// <summary>Gives the ticket to a department outside of technical support; that ends it here and keeps the record (INT-6).</summary>
/// <param name="Department">Who receives it; not empty.</param>
/// <param name="Reason">Why it is not ours; not empty.</param>
/// <param name="Contact">The receiving person; not empty.</param>
public sealed record HandOver(string Department, string Reason, string Contact) : TicketCommand
{
    internal override string? WrittenReason => Reason;

    internal override string TriggerName => "hand-over";
}
