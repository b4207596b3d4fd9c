namespace SupportWorkflow;

/// <summary>The record was checked for completeness.</summary>
/// <param name="Passed">Whether it is complete.</param>
/// <param name="Remarks">What is missing.</param>
public sealed record TicketAudited(bool Passed, string Remarks = "") : TicketEvent
{
    internal override string StableName => "ticket-audited";
}
