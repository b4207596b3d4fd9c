namespace SupportWorkflow;

/// <summary>Stored JSON is not a ticket or not an event of one; nothing was read.</summary>
public sealed class TicketFormatException : FormatException
{
    internal TicketFormatException(string message, Exception inner)
        : base(message, inner) { }
}
