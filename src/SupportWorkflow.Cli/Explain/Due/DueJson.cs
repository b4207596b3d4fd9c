using System.Text.Json.Nodes;
using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Cli.Calendars;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Cli.Explain.Due;

/// <summary>A due time as the one JSON document; durations in ISO 8601 and in seconds.</summary>
internal static class DueJson
{
    public static JsonObject Of(DueAnswer answer, ToolConsole console)
    {
        var asked = answer.Asked;
        var document = new JsonObject
        {
            ["profile"] = asked.Workflow.Profile.ToString(),
            ["objective"] = asked.Objective.Name,
            ["objectiveText"] = console.In(asked.Objective.Text),
            ["zone"] = asked.Workflow.Zone.Id,
            ["start"] = Time(asked.Start),
            ["priority"] = answer.Why["priority"].Text,
            ["priorityBecause"] = List(answer.Why.Priority?.Because ?? [], t => console.In(t)),
            ["rows"] = List(answer.Why.Rows, r => new JsonObject
            {
                ["row"] = r.Row,
                ["answer"] = r.Why.Answer.Truth.ToString().ToLowerInvariant(),
                ["target"] = console.In(r.Text),
                ["because"] = List(r.Why.ToText(console.Language).Split('\n'), l => l),
            }),
            ["row"] = answer.Why.Chosen?.Row,
            ["missingFacts"] = List([.. answer.Why.MissingFacts], f => f),
            ["dueAt"] = null,
        };
        if (answer is not { Clock: { } clock, Why.Chosen: { } chosen })
            return document;
        document["dueAt"] = Time(clock.Reading.DueAt!.Value);
        document["target"] = Target(chosen.Target, clock, console);
        document["calendar"] = answer.Calendar is { } calendar
            ? new JsonObject { ["name"] = chosen.Target.Calendar, ["zone"] = calendar.Zone.Id }
            : null;
        document["segments"] = List(clock.Segments, s => With(
                new()
                {
                    ["start"] = Time(s.Start),
                    ["end"] = Time(s.End),
                    ["why"] = s.Why,
                    ["text"] = s.Text is { } why ? console.In(why) : null,
                },
                "counted",
                s.Counted
            ));
        document["specialDays"] = List(clock.SpecialDays, d => With(d));
        document["holidaysKnownOnly"] = clock.HolidaysKnownOnly is { } known
            ? new JsonObject
            {
                ["from"] = NodaTime.Text.LocalDatePattern.Iso.Format(known.Start),
                ["until"] = NodaTime.Text.LocalDatePattern.Iso.Format(known.End),
            }
            : null;
        document["pauses"] = List(asked.Pauses, p => new JsonObject { ["from"] = Time(p.Start), ["to"] = Time(p.End) });
        With(document, "sum", clock.Sum);
        document["points"] = List(answer.Points, p => new JsonObject { ["point"] = p.Name, ["at"] = Time(p.At) });
        if (answer.Then is { } then)
        {
            document["then"] = With(
                With(
                    new()
                    {
                        ["at"] = Time(asked.At!.Value),
                        ["phase"] = then.Phase.ToString(),
                        ["outcome"] = then.Outcome.ToString(),
                    },
                    "used",
                    then.Used
                ),
                "remaining",
                then.Remaining
            );
        }
        document["text"] = clock.ToText(console.Language);
        return document;

        string Time(Instant at) => CaseTime.Show(at, asked.Workflow.Zone);
    }

    private static JsonObject Target(SlaTarget target, ClockExplanation clock, ToolConsole console)
    {
        var json = With(new() { ["text"] = console.In(target.Text) }, "time", clock.Reading.Used + clock.Reading.Remaining);
        json["businessDays"] = target.Days == 0 ? null : target.Days;
        return json;
    }

    private static JsonObject With(SpecialDay day)
    {
        var json = CalendarAnswer.Of(day);
        json["date"] = NodaTime.Text.LocalDatePattern.Iso.Format(day.Date);
        return json;
    }

    private static JsonObject With(JsonObject json, string name, Duration time)
    {
        json[name] = CaseTime.Show(time);
        json[name + "Seconds"] = (decimal)time.ToBigIntegerNanoseconds() / NodaConstants.NanosecondsPerSecond;
        return json;
    }

    private static JsonArray List<T>(IReadOnlyList<T> items, Func<T, JsonNode?> write) => new([.. items.Select(write)]);
}
