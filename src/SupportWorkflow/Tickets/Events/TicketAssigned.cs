using SupportWorkflow.Assignments;

namespace SupportWorkflow;

/// <summary>The ticket was given to somebody.</summary>
/// <param name="Assignment">To whom.</param>
public sealed record TicketAssigned(AssignmentRecord Assignment) : TicketEvent
{
    internal override string StableName => "ticket-assigned";
}
