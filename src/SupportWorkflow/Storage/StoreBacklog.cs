using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>What a store has not got done at an instant.</summary>
public sealed record StoreBacklog
{
    /// <summary>How far figures are counted: a store that finds as many says as many, there may be more.</summary>
    public const int MostCounted = 10_000;

    /// <summary>The earliest wake-up that has passed and is not parked; null: none has.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? OldestDue { get; init; }

    /// <summary>How many tickets are parked because their due work failed too often.</summary>
    public int ParkedDue { get; init; }

    /// <summary>Since when the oldest outbox entry that is not parked could have left; null: there is none.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? OldestUnsent { get; init; }

    /// <summary>How many outbox entries have not left, those that may not leave yet and parked ones included, up to
    /// <see cref="MostCounted"/>.</summary>
    public int Unsent { get; init; }

    /// <summary>How many outbox entries are parked because their delivery failed too often.</summary>
    public int ParkedUnsent { get; init; }
}
