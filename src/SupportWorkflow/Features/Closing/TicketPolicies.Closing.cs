using SupportWorkflow.Closing;

namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    private ulong? _gates;

    /// <summary>What is allowed after the end of a ticket, and what its record must hold.</summary>
    public ClosingRules Closing { get; init; } = new();

    /// <summary>The guards that ask whether something is complete: their refusal lists what is missing.</summary>
    public ulong Gates => _gates ??= GateRefusal.GuardsOf(Lifecycle);
}
