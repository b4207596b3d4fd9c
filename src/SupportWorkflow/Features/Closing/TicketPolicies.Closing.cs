using SupportWorkflow.Closing;

namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    /// <summary>What is allowed after the end of a ticket, and what its record must hold.</summary>
    public ClosingRules Closing { get; init; } = new();

    /// <summary>The guards that ask whether something is complete: their refusal lists what is missing.</summary>
    public required ulong Gates { get; init; }
}
