using SupportWorkflow.Tracks;

namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    /// <summary>What may run beside a ticket.</summary>
    public TrackKinds Tracks { get; init; } = TrackKinds.None;
}
