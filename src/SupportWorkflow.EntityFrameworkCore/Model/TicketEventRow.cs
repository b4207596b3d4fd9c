using System.Text;

namespace SupportWorkflow.EntityFrameworkCore;

/// <inheritdoc/>
public sealed class TicketEventRow : EventColumns
{
    /// <summary>The event.</summary>
    /// <exception cref="TicketFormatException">The data is none, or protected.</exception>
    public TicketEvent ToEvent() => TicketJson.ReadEvent(Encoding.UTF8.GetBytes(Data));
}
