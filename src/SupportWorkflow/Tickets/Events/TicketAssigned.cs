using SupportWorkflow.Assignments;

namespace SupportWorkflow;

/// <summary>The ticket was given to somebody.</summary>
/// <param name="Assignment">To whom.</param>
/// <param name="Reason">Why it was taken from somebody else.</param>
public sealed record TicketAssigned(AssignmentRecord Assignment, string Reason = "") : TicketEvent
{
    internal override string StableName => "ticket-assigned";
}
