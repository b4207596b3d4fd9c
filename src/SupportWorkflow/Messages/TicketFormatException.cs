namespace SupportWorkflow;

/// <summary>Stored JSON is not a ticket or not an event of one; nothing was read.</summary>
public sealed class TicketFormatException : FormatException
{
    internal TicketFormatException(string message, Exception inner)
        : base(message, inner) { }

    /// <summary>Whether a newer version of the library wrote it: another process can read it, and this one should leave it alone.</summary>
    public bool IsNewer { get; internal init; }
}
