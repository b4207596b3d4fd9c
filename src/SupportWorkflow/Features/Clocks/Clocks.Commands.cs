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

/// <summary>
/// Says until when a running promise is to be kept, as agreed with the customer (HND-8). Nothing that waits moves that instant; another is
/// said again, or by the field that the promise reads its instant from.
/// </summary>
/// <param name="Objective">Which promise; its clock runs, or waits for a target.</param>
/// <param name="DueAt">Until when; after the beginning of its cycle.</param>
/// <param name="Reason">Why; not empty.</param>
public sealed record SetDue(string Objective, [property: JsonConverter(typeof(InstantConverter))] Instant DueAt, string Reason)
    : TicketCommand
{
    internal override void Look(ref TextCheck texts)
    {
        texts.Text("objective", Objective);
        texts.Text("reason", Reason);
    }

    internal override string? WrittenReason => Reason;
}
