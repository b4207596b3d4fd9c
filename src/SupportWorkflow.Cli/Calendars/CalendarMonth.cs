using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Cli.Calendars;

/// <summary>One month of a calendar, as a page of weeks or as JSON.</summary>
internal sealed class CalendarMonth(WorkCalendar calendar, YearMonth month)
{
    private static readonly string[] EnglishDays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly string[] ChineseDays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

    public JsonObject ToJson() =>
        new()
        {
            ["month"] = YearMonthPattern.Iso.Format(month),
            ["zone"] = calendar.Zone.Id,
            ["businessDays"] = month.ToDateInterval().Count(calendar.IsBusinessDay),
            ["days"] = new JsonArray([
                .. month
                    .ToDateInterval()
                    .Select(date => new JsonObject
                    {
                        ["date"] = LocalDatePattern.Iso.Format(date),
                        ["businessDay"] = calendar.IsBusinessDay(date),
                        ["hours"] = new JsonArray([.. Hours(date).Select(h => JsonValue.Create(h))]),
                        ["special"] = calendar.SpecialDayOn(date) is { } special ? CalendarAnswer.Of(special) : null,
                    }),
            ]),
        };

    public Table ToTable(string language)
    {
        var chinese = language.StartsWith("zh", StringComparison.Ordinal);
        var days = month.ToDateInterval();
        var title = chinese
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{month.Year}年{month.Month}月 · {calendar.Zone.Id} · {days.Count(calendar.IsBusinessDay)} 个工作日"
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{month.Year}-{month.Month:00} · {calendar.Zone.Id} · {days.Count(calendar.IsBusinessDay)} business days"
            );
        var table = new Table().Title(Markup.Escape(title)).Border(TableBorder.Rounded).ShowRowSeparators();
        foreach (var day in chinese ? ChineseDays : EnglishDays)
            table.AddColumn(new TableColumn(day));
        var monday = days.Start.DayOfWeek == IsoDayOfWeek.Monday ? days.Start : days.Start.Previous(IsoDayOfWeek.Monday);
        for (; monday <= days.End; monday = monday.PlusWeeks(1))
            table.AddRow([
                .. Enumerable
                    .Range(0, 7)
                    .Select(d => new Markup(days.Contains(monday.PlusDays(d)) ? Cell(monday.PlusDays(d), language) : "")),
            ]);
        return table;
    }

    private string Cell(LocalDate date, string language)
    {
        var special = calendar.SpecialDayOn(date);
        var name = special is null ? "" : " " + Markup.Escape(special.Text.In(language));
        var mark =
            special?.Code == "make-up-day"
                ? language.StartsWith("zh", StringComparison.Ordinal)
                    ? " 班"
                    : " make-up"
                : "";
        var colour = calendar.IsBusinessDay(date)
            ? special is null
                ? "default"
                : "yellow"
            : special is null
                ? "grey"
                : "red";
        var lines = Hours(date).Select(h => $"\n{h}");
        return string.Create(CultureInfo.InvariantCulture, $"[{colour}]{date.Day}{name}{mark}{string.Concat(lines)}[/]");
    }

    /// <summary>What is open on a date, by the clock on the wall, spill-over from the day before included.</summary>
    private IEnumerable<string> Hours(LocalDate date)
    {
        var (from, to) = (calendar.Zone.AtStartOfDay(date).ToInstant(), calendar.Zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
        return calendar
            .OpenIntervals(from, to)
            .Select(open =>
                new LocalTimeRange(open.Start.InZone(calendar.Zone).TimeOfDay, open.End.InZone(calendar.Zone).TimeOfDay).ToString()
            );
    }
}
