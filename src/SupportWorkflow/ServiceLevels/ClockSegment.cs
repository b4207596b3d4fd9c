using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A stretch of a clock's cycle, start included, end excluded, and how much of it counted. <c>default</c> is empty.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Counted">What counted: its whole length or nothing. For <see cref="Carried"/>, which has no length, the change.</param>
/// <param name="Why">One of the codes of this type.</param>
/// <param name="Text">The reason in words: of the pause, or why the calendar is closed when the stretch begins; null: nobody said.</param>
public readonly record struct ClockSegment(
    [property: JsonConverter(typeof(InstantConverter))] Instant Start,
    [property: JsonConverter(typeof(InstantConverter))] Instant End,
    [property: JsonConverter(typeof(DurationConverter))] Duration Counted,
    string Why,
    LocalText? Text = null
)
{
    /// <summary>Time counted.</summary>
    public const string Work = "counted";

    /// <summary>The calendar was closed.</summary>
    public const string Closed = "closed";

    /// <summary>The clock was paused.</summary>
    public const string Paused = "paused";

    /// <summary>The clock had ended, and was reopened afterwards.</summary>
    public const string Ended = "ended";

    /// <summary>A new target that counts otherwise kept the share that was used: the amount changed at this instant.</summary>
    public const string Carried = "carried";
}
