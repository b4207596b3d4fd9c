using System.Globalization;
using NodaTime.Text;

namespace SupportWorkflow.History;

/// <summary>What is to be said of a log before its figures are believed.</summary>
internal static class ImportRemarks
{
    /// <summary>What the words of the log say too little of, and those for which the lifecycle has no state.</summary>
    /// <param name="occurring">The words that occur.</param>
    /// <param name="steps">What they mean in the profile.</param>
    public static IEnumerable<HistoryRemark> OfWords(IReadOnlyList<LogState> occurring, ImportedSteps steps)
    {
        foreach (var word in occurring)
            if (steps.Replaced(word) is { } replaced)
                yield return new("word.replaced", replaced);
        if (occurring.Count == 0)
            yield break;
        if (!occurring.Any(w => w.Responded))
            yield return Say("log.no-response");
        if (!occurring.Any(w => w.Resolved))
            yield return Say("log.no-resolution");
    }

    /// <summary>The calendars whose holidays are not known for all of the time on which promises rest.</summary>
    public static IEnumerable<HistoryRemark> OfHolidays(IEnumerable<HolidayGap> gaps) =>
        gaps.Where(g => g.Tickets > 0)
            .Select(g =>
                Say(
                    "holidays.unknown",
                    g.Calendar,
                    LocalDatePattern.Iso.Format(g.Known.Start),
                    LocalDatePattern.Iso.Format(g.Known.End),
                    g.Tickets.ToString("N0", CultureInfo.InvariantCulture),
                    Years(g)
                )
            );

    private static string Years(HolidayGap gap)
    {
        var (first, last) = (gap.First.InZone(gap.Zone).Year, gap.Last.InZone(gap.Zone).Year);
        return first == last ? Number(first) : $"{Number(first)}–{Number(last)}";

        static string Number(int year) => year.ToString(CultureInfo.InvariantCulture);
    }

    private static HistoryRemark Say(string code, params ReadOnlySpan<object?> values) => new(code, ImportTexts.Table.Say(code, values));
}
