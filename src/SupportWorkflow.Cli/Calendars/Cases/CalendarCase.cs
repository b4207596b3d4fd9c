using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Cli.Calendars;

/// <summary>One case of <c>calendar check</c>: a calendar, a question and, mostly, the answer another system gives.</summary>
internal sealed class CalendarCase(JsonObject json)
{
    /// <summary>Answers the question, as JSON: an instant or date as text, seconds or days as a number, a bool, pairs,
    /// or null for "never".</summary>
    /// <exception cref="FormatException">The case is malformed.</exception>
    /// <exception cref="DefinitionException">Its calendar is wrong.</exception>
    /// <exception cref="CalendarExhaustedException">There is no such instant.</exception>
    public JsonNode? Answer()
    {
        var calendar = CalendarOfCase.Build(json);
        var zone = calendar.Zone;
        var start = json.Text("start");
        switch (json.Text("op"))
        {
            case "add":
                return Show(calendar.Add(At(start), Seconds(), Closing()));
            case "subtract":
                return Show(calendar.Add(At(start), -Seconds(), Closing()));
            case "elapsed":
                return Grain(calendar.WorkBetween(At(start), At(json.Text("end"))));
            case "isOpen":
                return calendar.IsOpen(At(start));
            case "isBusinessDay":
                return calendar.IsBusinessDay(CaseTime.Date(start, zone));
            case "nextOpening":
                return Show(calendar.NextOpening(At(start)));
            case "nextClosing":
                return Show(calendar.NextClosing(At(start)));
            case "addBusinessDays":
                var due = calendar.AddBusinessDays(CaseTime.Date(start, zone), Whole("days"), Roll());
                return CaseTime.IsDate(start)
                    ? LocalDatePattern.Iso.Format(due)
                    : Show(At(LocalDateTimePattern.ExtendedIso.Format(due.At(At(start).InZone(zone).TimeOfDay))));
            case "businessDaysBetween":
                return calendar.BusinessDaysBetween(CaseTime.Date(start, zone), CaseTime.Date(json.Text("end"), zone));
            case "intervalsAfter":
                var open = calendar.OpenIntervals(At(start), Instant.MaxValue).Take(Whole("count"));
                return new JsonArray([.. open.Select(i => new JsonArray(Show(i.Start), Show(i.End)))]);
            case var op:
                throw new FormatException($"op: '{op}' is unknown");
        }

        Instant At(string text) => CaseTime.Instant(text, zone);
        JsonValue? Show(Instant? instant) => instant is { } at ? JsonValue.Create(CaseTime.Show(at, zone)) : null;
    }

    /// <summary>Whether an answer is the expected one; true when none is given.</summary>
    /// <exception cref="FormatException">What is expected is malformed.</exception>
    public bool Holds(JsonNode? actual)
    {
        if (!json.TryGetPropertyValue("expected", out var expected))
            return true;
        var zone = CalendarOfCase.Zone(json);
        return Same(actual, expected);

        bool Same(JsonNode? mine, JsonNode? theirs) =>
            (mine, theirs) switch
            {
                (null, null) => true,
                (null, _) or (_, null) => false,
                (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(p => Same(p.First, p.Second)),
                _ when mine.GetValueKind() == JsonValueKind.String && theirs.GetValueKind() == JsonValueKind.String => SameTime(
                    mine.GetValue<string>(),
                    theirs.GetValue<string>()
                ),
                _ when mine.GetValueKind() == JsonValueKind.Number && theirs.GetValueKind() == JsonValueKind.Number => Cut(
                    CaseJson.Number(mine, "actual")
                ) == Cut(CaseJson.Number(theirs, "expected")),
                _ => mine.GetValueKind() == theirs.GetValueKind() && mine.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
            };

        bool SameTime(string mine, string theirs) =>
            CaseTime.IsDate(mine) || CaseTime.IsDate(theirs)
                ? CaseTime.Date(mine, zone) == CaseTime.Date(theirs, zone)
                : CaseTime.Instant(mine, zone) == CaseTime.Instant(theirs, zone);
    }

    private JsonValue Grain(Duration work) =>
        JsonValue.Create(Cut((decimal)work.ToBigIntegerNanoseconds() / NodaConstants.NanosecondsPerSecond));

    private decimal Cut(decimal seconds)
    {
        if (json["granularitySeconds"] is not { } node)
            return seconds;
        var grain = CaseJson.Number(node, "granularitySeconds");
        return grain > 0 ? Math.Truncate(seconds / grain) * grain : throw new FormatException("granularitySeconds: must be more than 0");
    }

    private Duration Seconds()
    {
        var seconds = CaseJson.Number(json["seconds"], "seconds");
        return Math.Abs(seconds) < 1e15m
            ? Duration.FromNanoseconds(decimal.ToInt64(seconds % 1 * NodaConstants.NanosecondsPerSecond))
                + Duration.FromSeconds(decimal.ToInt64(Math.Truncate(seconds)))
            : throw new FormatException("seconds: beyond every calendar");
    }

    private int Whole(string name) =>
        CaseJson.Number(json[name], name) is var number && number == Math.Truncate(number) && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : throw new FormatException($"{name}: must be a whole number");

    private ClosingRule Closing() =>
        json.OptionalText("closing") switch
        {
            null or "instant" => ClosingRule.ClosingInstant,
            "nextOpening" => ClosingRule.NextOpening,
            var other => throw new FormatException($"closing: '{other}' is neither instant nor nextOpening"),
        };

    private DayCount Roll() =>
        json.OptionalText("roll") switch
        {
            null or "count" => DayCount.FirstOpenDayIsOne,
            "first" => DayCount.RollThenCount,
            var other => throw new FormatException($"roll: '{other}' is neither count nor first"),
        };
}
