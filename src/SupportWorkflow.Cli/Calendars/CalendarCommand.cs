using System.CommandLine;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Cli.Calendars;

/// <summary><c>calendar check FILE | add | elapsed | show</c>.</summary>
internal static class CalendarCommand
{
    internal static Command Create(ToolConsole console) =>
        new("calendar", console.Say("about-calendar")) { Check(console), Add(console), Elapsed(console), Show(console) };

    private static Command Check(ToolConsole console)
    {
        var file = new Argument<string>("FILE") { Description = console.Say("calendar-cases") };
        var command = new Command("check", console.Say("about-calendar-check")) { file };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var report = CalendarCheck.Run(InputFile.ReadAll(path, console), InputFile.NameOf(path, console));
            if (console.IsJson)
                console.Json(json => report.WriteTo(json));
            else
                Summarise(report, console);
            return report["failed"]!.GetValue<int>() == 0 ? ExitCode.Done : ExitCode.DidNotHold;
        });
        return command;
    }

    private static Command Add(ToolConsole console)
    {
        var source = new CalendarSource(console);
        var start = new Option<string>("--start") { Description = console.Say("calendar-start"), Required = true };
        var time = new Option<string?>("--time") { Description = console.Say("calendar-time") };
        var days = new Option<int?>("--business-days") { Description = console.Say("calendar-days") };
        var rule = new Option<string>("--rule") { Description = console.Say("calendar-rule"), DefaultValueFactory = _ => "sameTime" };
        rule.AcceptOnlyFromAmong("sameTime", "endOfDay", "standardDays");
        var closing = new Option<string>("--closing")
        {
            Description = console.Say("calendar-closing"),
            DefaultValueFactory = _ => "instant",
        };
        closing.AcceptOnlyFromAmong("instant", "nextOpening");
        var explain = Explain(console);
        var command = new Command("add", console.Say("about-calendar-add"))
        {
            source.Profile,
            source.Name,
            source.File,
            start,
            time,
            days,
            rule,
            closing,
            explain,
        };
        command.SetAction(parsed => Answered(console, () =>
            {
                var calendar = source.Find(parsed);
                var from = At("--start", parsed.GetValue(start)!, calendar, console);
                var end = (parsed.GetValue(time), parsed.GetValue(days)) switch
                {
                    ({ } text, null) => calendar.Add(
                        from,
                        Time(text, console),
                        parsed.GetValue(closing) == "instant" ? ClosingRule.ClosingInstant : ClosingRule.NextOpening
                    ),
                    (null, >= 1) when parsed.GetValue(rule) == "standardDays" && calendar.StandardDay is null =>
                        throw new ToolProblemException(
                            new ToolProblem("calendar.no-standard-day", console.Say("calendar-no-standard-day"))
                        ),
                    (null, >= 1 and var n) => calendar.DueAfterBusinessDays(
                        from,
                        n,
                        Enum.Parse<BusinessDayRule>(parsed.GetValue(rule)!, ignoreCase: true)
                    ),
                    _ => throw new ToolProblemException(new ToolProblem("arguments.time-or-days", console.Say("calendar-time-or-days"))),
                };
                Answer(console, calendar, from, end, CaseTime.Show(end, calendar.Zone), parsed.GetValue(explain));
            }));
        return command;
    }

    private static Command Elapsed(ToolConsole console)
    {
        var source = new CalendarSource(console);
        var start = new Option<string>("--start") { Description = console.Say("calendar-start"), Required = true };
        var end = new Option<string>("--end") { Description = console.Say("calendar-end"), Required = true };
        var explain = Explain(console);
        var command = new Command("elapsed", console.Say("about-calendar-elapsed"))
        {
            source.Profile,
            source.Name,
            source.File,
            start,
            end,
            explain,
        };
        command.SetAction(parsed => Answered(console, () =>
            {
                var calendar = source.Find(parsed);
                var (from, to) = (
                    At("--start", parsed.GetValue(start)!, calendar, console),
                    At("--end", parsed.GetValue(end)!, calendar, console)
                );
                Answer(console, calendar, from, to, CaseTime.Show(calendar.WorkBetween(from, to)), parsed.GetValue(explain));
            }));
        return command;
    }

    private static Command Show(ToolConsole console)
    {
        var source = new CalendarSource(console);
        var month = new Option<string?>("--month") { Description = console.Say("calendar-month") };
        var command = new Command("show", console.Say("about-calendar-show")) { source.Profile, source.Name, source.File, month };
        command.SetAction(parsed => Answered(console, () =>
            {
                var calendar = source.Find(parsed);
                var page = new CalendarMonth(calendar, Month(parsed.GetValue(month), calendar, console));
                if (console.IsJson)
                    console.Json(json => page.ToJson().WriteTo(json));
                else
                    console.Page().Write(page.ToTable(console.Language));
            }));
        return command;
    }

    private static Option<bool> Explain(ToolConsole console) => new("--explain") { Description = console.Say("calendar-explain") };

    private static void Answer(ToolConsole console, WorkCalendar calendar, Instant start, Instant end, string result, bool explain)
    {
        if (console.IsJson)
        {
            var answer = CalendarAnswer.Of(calendar, start, end, explain);
            answer["result"] = result;
            console.Json(json => answer.WriteTo(json));
            return;
        }
        console.Text.WriteLine(result);
        if (explain)
            console.Text.WriteLine(calendar.Explain(start, end).ToText(console.Language));
    }

    /// <summary>What a calendar cannot answer is a problem of the question.</summary>
    private static int Answered(ToolConsole console, Action answer)
    {
        try
        {
            answer();
            return ExitCode.Done;
        }
        catch (CalendarExhaustedException)
        {
            throw new ToolProblemException(new ToolProblem("calendar.exhausted", console.Say("calendar-exhausted")));
        }
    }

    private static Instant At(string option, string text, WorkCalendar calendar, ToolConsole console)
    {
        try
        {
            return CaseTime.Instant(text, calendar.Zone);
        }
        catch (FormatException)
        {
            throw BadValue(console, option, text, "2026-02-14T09:00, 2026-02-14T09:00:00+08:00");
        }
    }

    private static Duration Time(string text, ToolConsole console)
    {
        var backwards = text.StartsWith('-');
        if (
            !PeriodPattern.NormalizingIso.Parse(backwards ? text[1..] : text).TryGetValue(Period.Zero, out var period)
            || period is not { Years: 0, Months: 0 }
        )
            throw BadValue(console, "--time", text, "PT4H, -PT30M");
        return backwards ? -period.ToDuration() : period.ToDuration();
    }

    private static YearMonth Month(string? text, WorkCalendar calendar, ToolConsole console)
    {
        if (text is null)
            return SystemClock.Instance.GetCurrentInstant().InZone(calendar.Zone).Date.ToYearMonth();
        return YearMonthPattern.Iso.Parse(text).TryGetValue(default, out var month)
            ? month
            : throw BadValue(console, "--month", text, "2026-02");
    }

    private static ToolProblemException BadValue(ToolConsole console, string option, string found, string allowed) =>
        new(new ToolProblem("arguments.bad-value", console.Say("argument-bad-value", option, found, allowed)));

    private static void Summarise(JsonObject report, ToolConsole console)
    {
        foreach (var result in report["results"]!.AsArray().OfType<JsonObject>().Where(r => !r["ok"]!.GetValue<bool>()))
        {
            var (expected, actual) = (result["expected"]?.ToJsonString() ?? "null", result["actual"]?.ToJsonString() ?? "null");
            console.Text.WriteLine(
                console.Say("calendar-case-failed", result["id"], expected, actual, result["error"] is { } error ? $" ({error})" : "")
            );
        }
        console.Text.WriteLine(console.Say("calendar-checked", report["passed"], report["failed"], report["skipped"]));
    }
}
