using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Cli.Calendars;

/// <summary>The answers of <c>calendar add</c> and <c>calendar elapsed</c> as JSON.</summary>
internal static class CalendarAnswer
{
    public static JsonObject Of(WorkCalendar calendar, Instant start, Instant end, bool explain)
    {
        var explanation = calendar.Explain(start, end);
        var answer = new JsonObject
        {
            ["start"] = CaseTime.Show(start, calendar.Zone),
            ["end"] = CaseTime.Show(end, calendar.Zone),
            ["work"] = CaseTime.Show(explanation.Work),
            ["workSeconds"] = Seconds(explanation.Work),
            ["zone"] = calendar.Zone.Id,
        };
        if (explain)
            answer["explanation"] = Of(explanation);
        return answer;
    }

    public static JsonObject Of(SpecialDay day) => new() { ["code"] = day.Code, ["name"] = Of(day.Text) };

    private static JsonObject Of(WorkExplanation explanation) =>
        new()
        {
            ["segments"] = new JsonArray([
                .. explanation.Segments.Select(s => new JsonObject
                {
                    ["start"] = CaseTime.Show(s.Start, explanation.Zone),
                    ["end"] = CaseTime.Show(s.End, explanation.Zone),
                    ["length"] = CaseTime.Show(s.Length),
                    ["lengthSeconds"] = Seconds(s.Length),
                }),
            ]),
            ["specialDays"] = new JsonArray([
                .. explanation.SpecialDays.Select(d =>
                {
                    var day = Of(d);
                    day["date"] = LocalDatePattern.Iso.Format(d.Date);
                    return day;
                }),
            ]),
            ["holidaysKnownOnly"] = explanation.HolidaysKnownOnly is { } known
                ? new JsonObject { ["from"] = LocalDatePattern.Iso.Format(known.Start), ["until"] = LocalDatePattern.Iso.Format(known.End) }
                : null,
        };

    private static JsonObject Of(LocalText text) => new() { ["en"] = text.English, ["zh-CN"] = text.In("zh-CN") };

    private static decimal Seconds(Duration time) => (decimal)time.ToBigIntegerNanoseconds() / NodaConstants.NanosecondsPerSecond;
}
