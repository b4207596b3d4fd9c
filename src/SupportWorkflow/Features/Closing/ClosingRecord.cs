using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Closing;

/// <summary>What happened to a ticket at and after its end. <see cref="Nothing"/> until then.</summary>
public sealed record ClosingRecord
{
    /// <summary>Nothing has happened yet.</summary>
    public static ClosingRecord Nothing { get; } = new();

    /// <summary>What the requester says of the solution; null: not rated. Taken up again, the ticket is not rated yet.</summary>
    public RatingRecord? Rating { get; init; }

    /// <summary>The last check of its record; null: not checked. Taken up again, the ticket is not checked yet.</summary>
    public AuditRecord? Audit { get; init; }

    /// <summary>When it came to its end last; null: it is not at its end.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? EndedAt { get; init; }

    /// <summary>When it was put away for good; null: it was not.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? ArchivedAt { get; init; }

    /// <summary>How often it was taken up again after it was done or at its end: reopened, or its solution refused.</summary>
    public int Reopened { get; init; }

    /// <summary>How often somebody reopened it, which the profile limits; a solution may be refused as often as it does not help.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Reopenings { get; init; }
}
