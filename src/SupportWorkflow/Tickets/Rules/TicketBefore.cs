using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>What of a ticket events may have changed, as it was before them. <c>default</c>: there was no ticket.</summary>
internal readonly record struct TicketBefore(StateVisit? State, PriorityRecord? Priority, IntakeRecord? Intake)
{
    public static TicketBefore Of(Ticket? ticket) => ticket is null ? default : new(ticket.State, ticket.Priority, ticket.Intake);
}
