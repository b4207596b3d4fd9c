using System.Runtime.InteropServices;

namespace SupportWorkflow;

/// <summary>
/// What of a ticket an event may change that conditions ask for, as it was before the event; each feature adds its own. <c>default</c>:
/// there was no ticket.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct TicketBefore
{
    /// <summary>The state; null: there was no ticket.</summary>
    public string? State { get; init; }

    /// <summary>Whether there was a ticket.</summary>
    public bool IsThere => State is not null;

    /// <summary>What is before the next event.</summary>
    /// <param name="e">The event that happened in between.</param>
    public TicketBefore Then(TicketEvent e) => e.Past(e.To is null ? this : this with { State = e.To });
}
