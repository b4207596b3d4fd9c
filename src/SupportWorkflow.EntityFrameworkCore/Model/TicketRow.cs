using System.Text;

namespace SupportWorkflow.EntityFrameworkCore;

/// <inheritdoc/>
/// <example><code>
/// var late = await db.Set&lt;TicketRow&gt;().AsNoTracking()
///     .Where(t => t.StateKind &lt; StateKind.Done &amp;&amp; t.Team == "billing" &amp;&amp; t.NextDue &lt; now)
///     .OrderBy(t => t.NextDue).ThenBy(t => t.Id).Take(50).ToListAsync();
/// Ticket ticket = late[0].ToTicket();
/// </code></example>
public sealed class TicketRow : TicketColumns
{
    /// <summary>The ticket.</summary>
    /// <exception cref="TicketFormatException">The document is none, it is protected, or a newer version of the library wrote
    /// it.</exception>
    public Ticket ToTicket() => TicketJson.ReadTicket(Encoding.UTF8.GetBytes(Document));
}
