namespace SupportWorkflow.Desk;

/// <summary>Other writers were faster every time; nothing was kept. Trying again later is safe.</summary>
public sealed class TicketConflictException : Exception
{
    internal TicketConflictException(TicketId ticket, int attempts)
        : base($"Ticket {ticket} was changed by others during {attempts} attempts in a row.") => Ticket = ticket;

    /// <summary>The ticket.</summary>
    public TicketId Ticket { get; }
}
