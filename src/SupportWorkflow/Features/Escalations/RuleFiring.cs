using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Escalations;

/// <summary>A key that is spent: the rule fires no more for this number, nor for a lower one.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Number">The clock's cycle, the visit of the state, the version of the event, or 1 for the ticket.</param>
/// <param name="DueAt">When it was truly due.</param>
/// <param name="Version">The event that says so.</param>
/// <param name="Stopped">Whether it did not fire, because rules kept setting off rules.</param>
/// <param name="Track">The track whose cycle, visit or event it is; null: the ticket's.</param>
/// <param name="Objective">The promise whose cycle it is; null: it is no cycle's.</param>
[method: JsonConstructor]
internal readonly record struct RuleFiring(
    string Rule,
    int Number,
    [property: JsonConverter(typeof(InstantConverter))] Instant DueAt,
    int Version = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Stopped = false,
    string? Track = null,
    string? Objective = null
)
{
    /// <summary>How often it fired for this number before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Repetition { get; init; }

    /// <summary>When it fires again for the same number; null: it does not.</summary>
    [JsonConverter(typeof(InstantConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? NextAt { get; init; }

    /// <summary>Whether everything it does was refused: the key is not spent, and it is tried again when something happens.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Refused { get; init; }
}

/// <summary>When an event happened last.</summary>
/// <param name="Name">The event's name, or <c>movement</c> for any that a person caused.</param>
/// <param name="At">When.</param>
/// <param name="Version">Its number.</param>
[method: JsonConstructor]
internal readonly record struct EventTime(string Name, [property: JsonConverter(typeof(InstantConverter))] Instant At, int Version);
