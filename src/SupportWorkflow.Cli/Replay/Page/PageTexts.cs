using System.Globalization;
using NodaTime;

namespace SupportWorkflow.Cli.Replay;

/// <summary>The words and numbers of the page in one language.</summary>
internal sealed class PageTexts(string language)
{
    private const double Hour = 60,
        Day = 24;

    private static readonly TextTable Table = new("Cli.Replay.Page", typeof(PageTexts).Assembly);

    public string Language => language;

    public string Say(string key, params ReadOnlySpan<object?> values) => Table.Say(key, values).In(language);

    public string In(LocalText text) => text.In(language);

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public string Percent(double share) => (100 * share).ToString(share is > 0 and < 0.1 ? "0.0" : "0", CultureInfo.InvariantCulture) + "%";

    /// <summary>A share to one decimal, as attainment is spoken of: 98.7%.</summary>
    public static string Share(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>How many points of a hundred a share rose or fell: +3.2, −0.5.</summary>
    public static string Points(double before, double after) =>
        (100 * (after - before)).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    /// <summary>Hours as people say them: 47 min, 3.1 h, 9.4 d.</summary>
    public string Hours(double hours)
    {
        var (size, sign) = (Math.Abs(hours), hours < 0 ? "−" : "");
        return sign
            + (
                size == 0 ? Say("minutes", "0")
                : size * Hour < 1 ? Say("under-a-minute")
                : size < 1 ? Say("minutes", Rounded(size * Hour, 0))
                : size < 2 * Day ? Say("hours", Rounded(size, size < 10 ? 1 : 0))
                : Say("days", Rounded(size / Day, size < 100 * Day ? 1 : 0))
            );
    }

    public string Local(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("uuuu'-'MM'-'dd HH':'mm", CultureInfo.InvariantCulture);

    public string Month(LocalDate date, bool withYear) =>
        language == "zh"
            ? date.ToString(withYear ? "uuuu'年'M'月'" : "M'月'", CultureInfo.InvariantCulture)
            : date.ToString(withYear ? "MMM uuuu" : "MMM", CultureInfo.InvariantCulture);

    private static string Rounded(double value, int decimals) => value.ToString("N" + decimals, CultureInfo.InvariantCulture);
}
