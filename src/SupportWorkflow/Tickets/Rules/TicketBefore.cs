using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>What of a ticket events may have changed, as it was before them.</summary>
internal sealed record TicketBefore(StateVisit State, PriorityRecord? Priority, IntakeRecord Intake)
{
    /// <summary>Null: there was no ticket.</summary>
    public static TicketBefore? Of(Ticket? ticket) => ticket is null ? null : new(ticket.State, ticket.Priority, ticket.Intake);
}
