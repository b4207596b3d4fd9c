namespace SupportWorkflow;

/// <summary>Checks whether the record is complete (CLO-2).</summary>
/// <param name="Passed">Whether it is.</param>
/// <param name="Remarks">What is missing; needed when it did not pass.</param>
public sealed record AuditTicket(bool Passed, string Remarks = "") : TicketCommand
{
    internal override string TriggerName => "audit";
}
