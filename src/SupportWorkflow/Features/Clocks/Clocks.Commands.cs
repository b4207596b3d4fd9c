using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow;

/// <summary>
/// Puts an earlier pause right: a stretch in which pausable promises should not have counted and did. Where it overlaps other pauses, time
/// is left out once. Warnings and breaches that it undoes are withdrawn.
/// </summary>
/// <param name="From">The first instant that does not count; not before the opening.</param>
/// <param name="Until">The first instant that counts again; after <paramref name="From"/> and not in the future.</param>
/// <param name="Reason">Why; not empty.</param>
public sealed record RecordPause(
    [property: JsonConverter(typeof(InstantConverter))] Instant From,
    [property: JsonConverter(typeof(InstantConverter))] Instant Until,
    string Reason
) : TicketCommand
{
    internal override void Look(ref TextCheck texts) => texts.Text("reason", Reason);

    internal override string? WrittenReason => Reason;
}
