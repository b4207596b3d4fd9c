using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Calendars;

/// <summary>
/// Hours that start on a date, in local time: start included, end excluded. An end at or before the start is on the next day, so
/// midnight as an end is 24:00, and equal times (also <c>default</c>) are 24 hours.
/// </summary>
/// <param name="Start">When work begins on the date.</param>
/// <param name="End">When it ends, on the same date or on the next one.</param>
public readonly record struct LocalTimeRange(
    [property: JsonConverter(typeof(TimeOfDayConverter))] LocalTime Start,
    [property: JsonConverter(typeof(TimeOfDayConverter))] LocalTime End
)
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("H:mm");
    private static readonly LocalTimePattern Exact = LocalTimePattern.ExtendedIso;

    /// <summary>Reads <c>09:00-12:00</c>; seconds and their parts may follow (<c>09:00:30</c>), and an end may be <c>24:00</c>.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static LocalTimeRange Parse(string text) =>
        TryParse(text, out var range) ? range : throw new FormatException($"'{text}' is not a range of local times such as 09:00-17:00.");

    /// <summary>Reads <c>09:00-12:00</c>, or says that the text is something else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out LocalTimeRange range)
    {
        range = default;
        if (text is null || text.IndexOf('-', StringComparison.Ordinal) is var dash && dash < 0)
            return false;
        if (!TryTime(text[..dash].Trim(), out var start))
            return false;
        var endText = text[(dash + 1)..].Trim();
        var end = LocalTime.Midnight;
        if (endText is not ("24:00" or "24:00:00") && !TryTime(endText, out end))
            return false;
        range = new(start, end);
        return true;
    }

    /// <summary>The text that <see cref="Parse"/> reads; an end at midnight is written as <c>24:00</c>.</summary>
    public override string ToString() => $"{Show(Start)}-{(End == LocalTime.Midnight ? "24:00" : Show(End))}";

    private static bool TryTime(string text, out LocalTime time) =>
        Minutes.Parse(text).TryGetValue(default, out time) || Exact.Parse(text).TryGetValue(default, out time);

    private static string Show(LocalTime time) =>
        time.NanosecondOfDay % NodaConstants.NanosecondsPerMinute == 0 ? Exact.Format(time)[..5] : Exact.Format(time);
}
