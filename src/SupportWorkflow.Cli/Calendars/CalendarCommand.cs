using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Cli.Calendars;

/// <summary><c>support-workflow calendar check | add | elapsed | show</c>.</summary>
internal static class CalendarCommand
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Option<string?> Profile = new("--profile") { Description = "A built-in profile or a profile file." };
    private static readonly Option<string?> CalendarName = new("--calendar") { Description = "The calendar's name in the profile or file." };
    private static readonly Option<string?> CalendarFile = new("--calendar-file") { Description = "A JSON file with one calendar, or with several by name." };
    private static readonly Option<bool> Explain = new("--explain") { Description = "List the counted stretches and the special days." };
    private static readonly Option<string> Start = new("--start")
    { Description = "2026-02-14T09:00 in the calendar's zone, or with an offset.", Required = true };

    /// <param name="json">The tool's <c>--json</c>.</param>
    /// <param name="language">The tool's <c>--lang</c>.</param>
    public static Command Create(Option<bool> json, Option<string> language)
    {
        return new Command("calendar", "Ask calendars: working time, business days, holidays.") { Check(), Add(), Elapsed(), Show() };

        Command Check()
        {
            var file = new Argument<string>("file") { Description = "A JSON list of cases; - is standard input, .gz is unpacked." };
            var command = new Command("check", "Compare a list of cases with what the calendars answer.") { file };
            command.SetAction(p => Guarded(p, output =>
            {
                var report = CalendarInput.Read(p.GetValue(file)!, CalendarCheck.Run);
                if (p.GetValue(json)) Print(output, report);
                else Summarize(output, report);
                return report["failed"]!.GetValue<int>() == 0 ? 0 : 1;
            }));
            return command;
        }

        Command Add()
        {
            var time = new Option<string?>("--time") { Description = "Working time such as PT4H or -PT30M." };
            var days = new Option<int?>("--business-days") { Description = "Business days instead of a time." };
            var rule = new Option<string>("--rule") { Description = "What business days mean.", DefaultValueFactory = _ => "sameTime" };
            rule.AcceptOnlyFromAmong("sameTime", "endOfDay", "standardDays");
            var closing = new Option<string>("--closing") { Description = "Where work ends that ends at closing time.", DefaultValueFactory = _ => "instant" };
            closing.AcceptOnlyFromAmong("instant", "nextOpening");
            var command = new Command("add", "When an amount of working time is over.")
                { Profile, CalendarName, CalendarFile, Start, time, days, rule, closing, Explain };
            command.SetAction(p => Guarded(p, output =>
            {
                var calendar = Source(p);
                var start = CaseTime.Instant(p.GetValue(Start)!, calendar.Zone);
                var end = (p.GetValue(time), p.GetValue(days)) switch
                {
                    ({ } text, null) => calendar.Add(start, Time(text), p.GetValue(closing) == "instant" ? ClosingRule.ClosingInstant : ClosingRule.NextOpening),
                    (null, >= 1 and var n) => calendar.DueAfterBusinessDays(start, n, Enum.Parse<BusinessDayRule>(p.GetValue(rule)!, ignoreCase: true)),
                    _ => throw new FormatException("give either --time or --business-days (1 or more)"),
                };
                Answer(p, output, calendar, start, end, CaseTime.Show(end, calendar.Zone));
                return 0;
            }));
            return command;
        }

        Command Elapsed()
        {
            var end = new Option<string>("--end") { Description = "Where to stop; before the start, the answer is negative.", Required = true };
            var command = new Command("elapsed", "How much working time lies between two times.") { Profile, CalendarName, CalendarFile, Start, end, Explain };
            command.SetAction(p => Guarded(p, output =>
            {
                var calendar = Source(p);
                Instant from = CaseTime.Instant(p.GetValue(Start)!, calendar.Zone), to = CaseTime.Instant(p.GetValue(end)!, calendar.Zone);
                Answer(p, output, calendar, from, to, CaseTime.Show(calendar.WorkBetween(from, to)));
                return 0;
            }));
            return command;
        }

        Command Show()
        {
            var month = new Option<string?>("--month") { Description = "Such as 2026-02; the current month when absent." };
            var command = new Command("show", "One month of a calendar.") { Profile, CalendarName, CalendarFile, month };
            command.SetAction(p => Guarded(p, output =>
            {
                var calendar = Source(p);
                var which = p.GetValue(month) is { } text
                    ? YearMonthPattern.Iso.Parse(text).TryGetValue(default, out var read) ? read : throw new FormatException($"--month: '{text}' is no month such as 2026-02")
                    : SystemClock.Instance.GetCurrentInstant().InZone(calendar.Zone).Date.ToYearMonth();
                var page = new CalendarMonth(calendar, which);
                if (p.GetValue(json)) Print(output, page.ToJson());
                else AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) }).Write(page.ToTable(p.GetValue(language)!));
                return 0;
            }));
            return command;
        }

        void Answer(ParseResult p, TextWriter output, WorkCalendar calendar, Instant start, Instant end, string result)
        {
            if (p.GetValue(json))
            {
                var answer = CalendarAnswer.Of(calendar, start, end, p.GetValue(Explain));
                answer["result"] = result;
                Print(output, answer);
                return;
            }
            output.WriteLine(result);
            if (p.GetValue(Explain)) output.WriteLine(calendar.Explain(start, end).In(p.GetValue(language)!));
        }
    }

    private static WorkCalendar Source(ParseResult p) =>
        CalendarSource.Find(p.GetValue(Profile), p.GetValue(CalendarFile), p.GetValue(CalendarName));

    private static Duration Time(string text)
    {
        var backwards = text.StartsWith('-');
        if (!PeriodPattern.NormalizingIso.Parse(backwards ? text[1..] : text).TryGetValue(Period.Zero, out var period) || period is not { Years: 0, Months: 0 })
            throw new FormatException($"--time: '{text}' is no time such as PT4H or -PT30M");
        return backwards ? -period.ToDuration() : period.ToDuration();
    }

    private static void Print(TextWriter output, JsonObject document) => output.WriteLine(document.ToJsonString(Pretty));

    private static void Summarize(TextWriter output, JsonObject report)
    {
        foreach (var result in report["results"]!.AsArray().OfType<JsonObject>().Where(r => !r["ok"]!.GetValue<bool>()))
            output.WriteLine(
                $"{result["id"]}: expected {result["expected"]?.ToJsonString(Pretty) ?? "null"}, actual {result["actual"]?.ToJsonString(Pretty) ?? "null"}{(result["error"] is { } error ? $" ({error})" : "")}");
        output.WriteLine($"{report["passed"]} passed, {report["failed"]} failed, {report["skipped"]} skipped");
    }

    /// <summary>2 with everything that is wrong when the arguments or an input are; 3 for a fault of the tool. No stack trace either way.</summary>
    private static int Guarded(ParseResult p, Func<TextWriter, int> run)
    {
        try
        {
            return run(p.InvocationConfiguration.Output);
        }
        catch (Exception e) when (e is FormatException or DefinitionException or CalendarExhaustedException or InvalidOperationException)
        {
            p.InvocationConfiguration.Error.WriteLine(e.Message);
            return 2;
        }
#pragma warning disable CA1031 // the last line of defence: no stack trace reaches a user
        catch (Exception e)
#pragma warning restore CA1031
        {
            p.InvocationConfiguration.Error.WriteLine($"Internal fault: {e.Message}");
            return 3;
        }
    }
}
