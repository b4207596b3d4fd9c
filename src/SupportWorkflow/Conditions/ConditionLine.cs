using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Conditions;

/// <summary>What one part of a condition found.</summary>
/// <param name="Depth">0 for the whole, one more for each step inwards.</param>
/// <param name="Truth">What the part said.</param>
/// <param name="Text">What was found and what was needed: "priority is P3, needed P1 or P2".</param>
/// <param name="NextChange">When time alone could change it; absent: never.</param>
public sealed record ConditionLine(
    int Depth,
    Truth Truth,
    LocalText Text,
    [property: JsonConverter(typeof(InstantConverter))] Instant? NextChange
);
