using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Closing;

/// <summary>What happened to a ticket at and after its end. <see cref="Nothing"/> until then.</summary>
public sealed record ClosingRecord
{
    /// <summary>Nothing has happened yet.</summary>
    public static ClosingRecord Nothing { get; } = new();

    /// <summary>What the requester says of it; null: not rated.</summary>
    public RatingRecord? Rating { get; init; }

    /// <summary>The last check of its record; null: not checked.</summary>
    public AuditRecord? Audit { get; init; }

    /// <summary>When it came to its end last; null: it is not at its end.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? EndedAt { get; init; }

    /// <summary>When it was put away for good; null: it was not.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? ArchivedAt { get; init; }

    /// <summary>How often it was taken up again after its end.</summary>
    public int Reopened { get; init; }
}
