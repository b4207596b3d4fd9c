using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Handling;

/// <summary>What was done for a ticket so far. <see cref="Nothing"/> until somebody begins.</summary>
public sealed record HandlingRecord
{
    /// <summary>Nothing was done yet.</summary>
    public static HandlingRecord Nothing { get; } = new();

    /// <summary>How many entries the work log has; the entries are events.</summary>
    public int LogEntries { get; init; }

    /// <summary>The way to go on until it is solved; null: none was given (HND-4).</summary>
    public string? Workaround { get; init; }

    /// <summary>The first contact with the requester; null: none yet (SLA-13).</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? FirstContactAt { get; init; }

    /// <summary>What the requester was asked and has not answered; null: nothing.</summary>
    public string? OpenQuestion { get; init; }
}
