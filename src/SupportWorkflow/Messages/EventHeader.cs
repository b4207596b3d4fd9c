using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Messages;

/// <summary>What every event has, whatever else a newer version wrote.</summary>
internal sealed class EventHeader
{
    public required int Version { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public required Instant RecordedAt { get; set; }

    [JsonConverter(typeof(InstantConverter))]
    public required Instant OccurredAt { get; set; }

    public required string By { get; set; }

    public ActorKind ByKind { get; set; }

    public string? Track { get; set; }

    public string? To { get; set; }

    public string? CommandId { get; set; }

    public int? Cause { get; set; }
}
