using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>A stretch of open time, start included, end excluded. <c>default</c> is empty.</summary>
/// <param name="Start">The first open instant.</param>
/// <param name="End">The first instant no longer in it.</param>
public readonly record struct WorkInterval(
    [property: JsonConverter(typeof(InstantConverter))] Instant Start,
    [property: JsonConverter(typeof(InstantConverter))] Instant End
)
{
    /// <summary>How long it lasts, in elapsed time.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public Duration Length => End - Start;
}
