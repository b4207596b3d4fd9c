using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>Work that failed: it is tried again after growing pauses and parked after the last attempt, never dropped.</summary>
/// <param name="Key">The outbox entry's key; for due work the ticket's id.</param>
/// <param name="Ticket">The ticket it belongs to.</param>
/// <param name="IsOutbox">Whether it is an outbox entry; otherwise due work.</param>
/// <param name="Attempts">How often it failed.</param>
/// <param name="Error">Why it failed last.</param>
/// <param name="RetryAt">When it is tried again; null: it is parked until somebody releases it or,
/// for due work, the ticket changes.</param>
public sealed record StuckWork(
    string Key,
    TicketId Ticket,
    bool IsOutbox,
    int Attempts,
    string Error,
    [property: JsonConverter(typeof(InstantConverter))] Instant? RetryAt
) : IComparable<StuckWork>
{
    /// <summary>The attempts after which work is parked.</summary>
    public const int MostAttempts = 5;

    /// <summary>Parked work first, then in the order of keys; of equal keys due work first.</summary>
    public int CompareTo(StuckWork? other)
    {
        if (other is null)
            return 1;
        if (RetryAt is null != other.RetryAt is null)
            return RetryAt is null ? -1 : 1;
        var order = string.CompareOrdinal(Key, other.Key);
        return order != 0 ? order : IsOutbox.CompareTo(other.IsOutbox);
    }

    /// <summary>When work that has failed is tried again: after 10 s, 1 min, 10 min, 1 h; null after the last attempt.</summary>
    /// <param name="now">When it failed.</param>
    /// <param name="attempts">How often it has failed, this time included; at least 1.</param>
    public static Instant? RetryAfter(Instant now, int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return attempts switch
        {
            1 => now + Duration.FromSeconds(10),
            2 => now + Duration.FromMinutes(1),
            3 => now + Duration.FromMinutes(10),
            4 => now + Duration.FromHours(1),
            _ => null,
        };
    }
}
