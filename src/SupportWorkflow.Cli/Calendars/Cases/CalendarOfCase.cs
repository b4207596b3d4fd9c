using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Cli.Calendars;

/// <summary>Builds the calendar of a case.</summary>
internal static class CalendarOfCase
{
    public static DateTimeZone Zone(JsonObject json) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(json.Text("zone")) ?? throw new FormatException($"zone: '{json.Text("zone")}' is unknown");

    public static WorkCalendar Build(JsonObject json)
    {
        var document = new CalendarDocument
        {
            Zone = Zone(json).Id,
            Week = HoursByKey(json["week"], "week"),
            Overrides = HoursByKey(json["overrides"], "overrides"),
            Breaks = HoursByKey(json["breaks"], "breaks"),
            Closed = Days(json["holidays"], "holidays"),
            YearlyHolidays = Days(json["yearlyHolidays"], "yearlyHolidays"),
        };
        var calendar = EvenIfNeverOpen(document);
        return json["pauses"] is { } pauses ? WithPauses(calendar, CaseJson.Items(pauses, "pauses")) : calendar;
    }

    /// <summary>A calendar without hours is refused by the library; a case may still ask whether it is open. It is given a minute far away.</summary>
    private static WorkCalendar EvenIfNeverOpen(CalendarDocument document)
    {
        try
        {
            return WorkCalendar.From(document);
        }
        catch (DefinitionException e) when (e.Problems is [{ Code: "calendar.never-open" }])
        {
            (document.Overrides ??= [])["2140-06-01"] = ["00:00-00:01"];
            return WorkCalendar.From(document);
        }
    }

    /// <summary>Pauses are times in UTC at which nothing is worked: the hours of a calendar that is excepted.</summary>
    private static WorkCalendar WithPauses(WorkCalendar calendar, JsonArray pauses)
    {
        var paused = new Dictionary<string, List<string>>();
        foreach (var pause in pauses)
        {
            var fields = CaseJson.Fields(pause, "pauses");
            var from = CaseTime.Instant(fields.Text("from"), calendar.Zone).InUtc().LocalDateTime;
            var to = CaseTime.Instant(fields.Text("to"), calendar.Zone).InUtc().LocalDateTime;
            if (to < from || to > from.PlusYears(20)) throw new FormatException("pauses: a pause ends after it begins, within 20 years");
            for (var day = from.Date; day <= to.Date; day = day.PlusDays(1))
            {
                var hours = new LocalTimeRange(day == from.Date ? from.TimeOfDay : default, day == to.Date ? to.TimeOfDay : default);
                if (day == to.Date && hours.Start >= hours.End) continue;
                var key = LocalDatePattern.Iso.Format(day);
                if (!paused.TryGetValue(key, out var list)) paused[key] = list = [];
                list.Add(hours.ToString());
            }
        }
        return paused.Count == 0 ? calendar : calendar.Except(WorkCalendar.From(new() { Zone = "UTC", Overrides = paused }));
    }

    private static Dictionary<string, List<string>>? HoursByKey(JsonNode? node, string name) => node is null ? null :
        CaseJson.Fields(node, name).ToDictionary(d => d.Key, d => Hours(d.Value, $"{name}.{d.Key}"));

    private static List<string> Hours(JsonNode? node, string name) =>
        [.. CaseJson.Items(node, name).Select(pair => CaseJson.Items(pair, name) is { Count: 2 } both
            ? $"{CaseJson.Text(both[0], name)}-{CaseJson.Text(both[1], name)}"
            : throw new FormatException($"{name}: hours are pairs of opening and closing"))];

    private static Dictionary<string, string>? Days(JsonNode? node, string name) => node is null ? null :
        CaseJson.Items(node, name).Select(d => CaseJson.Text(d, name)).Distinct().ToDictionary(d => d, _ => "holiday");
}
