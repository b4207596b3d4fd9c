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

/// <summary>
/// Tells the customer until when they will hear more (HND-5, HND-8): "we answer by 18:00 today". It begins the promise, or sets another
/// instant for one that is not late yet; a late one is missed, and the new one begins beside it. It is a contact like any other, except
/// that it does not keep the promise it makes.
/// </summary>
/// <param name="DueAt">Until when; after now.</param>
/// <param name="What">What is promised, in the words the customer reads; not empty.</param>
/// <example><code>
/// new MakePromise(Instant.FromUtc(2025, 10, 17, 10, 0), "We tell you what the tests have shown.") { By = li }
/// </code></example>
public sealed record MakePromise([property: JsonConverter(typeof(InstantConverter))] Instant DueAt, string What) : TicketCommand
{
    /// <summary>Which promise; null: the only one of the profile that is begun by a rule.</summary>
    public string? Objective { get; init; }

    internal override void Look(ref TextCheck texts)
    {
        texts.Maybe("objective", Objective);
        texts.Text("what", What);
    }

    internal override string? WrittenReason => null;
}
