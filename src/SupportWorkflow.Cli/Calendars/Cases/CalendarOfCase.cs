using System.Text.Json;
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
        var document = Document(Zone(json).Id);
        Put(document, "week", HoursByKey(json["week"], "week"));
        Put(document, "overrides", HoursByKey(json["overrides"], "overrides"));
        Put(document, "breaks", HoursByKey(json["breaks"], "breaks"));
        Put(document, "closed", Days(json["holidays"], "holidays"));
        Put(document, "yearlyHolidays", Days(json["yearlyHolidays"], "yearlyHolidays"));
        var calendar = EvenIfNeverOpen(document);
        return json["pauses"] is { } pauses ? WithPauses(calendar, CaseJson.Items(pauses, "pauses")) : calendar;
    }

    /// <summary>A calendar without hours is refused by the library; a case may still ask whether it is open.
    /// It is given a minute far away.</summary>
    private static WorkCalendar EvenIfNeverOpen(JsonObject document)
    {
        try
        {
            return Read(document);
        }
        catch (DefinitionException e) when (e.Problems is [{ Code: "calendar.never-open" }])
        {
            if (document["overrides"] is not JsonObject overrides)
                document["overrides"] = overrides = [];
            overrides["2140-06-01"] = new JsonArray("00:00-00:01");
            return Read(document);
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
            if (to < from || to > from.PlusYears(20))
                throw new FormatException("pauses: a pause ends after it begins, within 20 years");
            for (var day = from.Date; day <= to.Date; day = day.PlusDays(1))
            {
                var hours = new LocalTimeRange(day == from.Date ? from.TimeOfDay : default, day == to.Date ? to.TimeOfDay : default);
                if (day == to.Date && hours.Start >= hours.End)
                    continue;
                var key = LocalDatePattern.Iso.Format(day);
                if (!paused.TryGetValue(key, out var list))
                    paused[key] = list = [];
                list.Add(hours.ToString());
            }
        }
        if (paused.Count == 0)
            return calendar;
        var document = Document("UTC");
        Put(document, "overrides", paused);
        return calendar.Except(Read(document));
    }

    private static JsonObject Document(string zone) => new() { ["zone"] = zone };

    private static void Put<T>(JsonObject document, string member, T? value)
    {
        if (value is not null)
            document[member] = JsonSerializer.SerializeToNode(value);
    }

    private static WorkCalendar Read(JsonObject document) => WorkCalendar.FromJson(JsonSerializer.SerializeToUtf8Bytes(document));

    private static Dictionary<string, List<string>>? HoursByKey(JsonNode? node, string name) =>
        node is null ? null : CaseJson.Fields(node, name).ToDictionary(d => d.Key, d => Hours(d.Value, $"{name}.{d.Key}"));

    private static List<string> Hours(JsonNode? node, string name) =>
        [
            .. CaseJson
                .Items(node, name)
                .Select(pair =>
                    CaseJson.Items(pair, name) is { Count: 2 } both
                        ? $"{CaseJson.Text(both[0], name)}-{CaseJson.Text(both[1], name)}"
                        : throw new FormatException($"{name}: hours are pairs of opening and closing")
                ),
        ];

    private static Dictionary<string, string>? Days(JsonNode? node, string name) =>
        node is null
            ? null
            : CaseJson.Items(node, name).Select(d => CaseJson.Text(d, name)).Distinct().ToDictionary(d => d, _ => "holiday");
}
