using SupportWorkflow.Priorities;

namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    public required PriorityScale Scale { get; init; }

    public required IPriorityPolicy Priorities { get; init; }

    /// <summary>By how many levels a refused resolution raises the priority.</summary>
    public int RaiseOnRefused { get; init; }
}
