using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Conditions;

/// <summary>The time that <c>for</c> is followed by: <c>PT4H30M</c> in definitions, "4 h 30 min" for people.</summary>
internal static class ConditionTime
{
    private static readonly TextTable Texts = ConditionTexts.Table;

    /// <summary>No calendar counts further than a hundred years.</summary>
    public static Duration Longest => PeriodLength.Longest;

    public static Duration? Read(string text)
    {
        var read = PeriodPattern.NormalizingIso.Parse(text);
        return read.Success && !read.Value.HasDateComponent && PeriodLength.Of(read.Value) is { } time && time > Duration.Zero
            ? time
            : null;
    }

    public static string Write(Duration time)
    {
        var text = new StringBuilder("PT");
        var (hours, minutes, seconds) = Split(time);
        if (hours > 0)
            text.Append(CultureInfo.InvariantCulture, $"{hours}H");
        if (minutes > 0)
            text.Append(CultureInfo.InvariantCulture, $"{minutes}M");
        if (seconds > 0)
            text.Append(CultureInfo.InvariantCulture, $"{seconds:0.#########}S");
        return text.ToString();
    }

    public static LocalText Words(Duration time)
    {
        var (hours, minutes, seconds) = Split(time);
        var parts = new List<LocalText>();
        if (hours > 0)
            parts.Add(Texts.Say("hours", hours));
        if (minutes > 0)
            parts.Add(Texts.Say("minutes", minutes));
        if (seconds > 0)
            parts.Add(Texts.Say("seconds", seconds.ToString("0.#########", CultureInfo.InvariantCulture)));
        return LocalText.Row(parts);
    }

    public static string Words(Instant at) => InstantPattern.ExtendedIso.Format(at);

    private static (long Hours, long Minutes, decimal Seconds) Split(Duration time) =>
        ((time.Days * 24L) + time.Hours, time.Minutes, time.Seconds + (time.SubsecondNanoseconds / 1_000_000_000m));
}
