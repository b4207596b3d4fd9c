using System.CommandLine;
using SupportWorkflow.Cli.Profiles;
using SupportWorkflow.History;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Replay;

/// <summary><c>what-if LOG --map MAP --profile A --against B</c>: the same history under two profiles.</summary>
internal static class WhatIfCommand
{
    internal static Command Create(ToolConsole console)
    {
        var log = new Argument<string>("LOG") { Description = console.Say("replay-log") };
        var map = new Option<string>("--map")
        {
            Description = console.Say("replay-map"),
            HelpName = "MAP.json",
            Required = true,
        };
        var profile = new Option<string>("--profile")
        {
            Description = console.Say("what-if-profile"),
            HelpName = "A",
            Required = true,
        };
        var against = new Option<string>("--against")
        {
            Description = console.Say("what-if-against"),
            HelpName = "B",
            Required = true,
        };
        var at = new Option<string?>("--at") { Description = console.Say("replay-at"), HelpName = "INSTANT" };
        var csv = new Option<string?>("--csv") { Description = console.Say("what-if-csv"), HelpName = "DIR" };
        var html = new Option<string?>("--html") { Description = console.Say("replay-html"), HelpName = "FILE" };
        var command = new Command("what-if", console.Say("about-what-if")) { log, map, profile, against, at, csv, html };
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(log)!,
                parsed.GetValue(map)!,
                parsed.GetValue(profile)!,
                parsed.GetValue(against)!,
                parsed.GetValue(at),
                parsed.GetValue(csv),
                parsed.GetValue(html),
                console
            )
        );
        return command;
    }

    private static int Run(
        string log,
        string mapFile,
        string profile,
        string against,
        string? at,
        string? csv,
        string? html,
        ToolConsole console
    )
    {
        if (((string[])[log, mapFile, profile, against]).Count(f => f == InputFile.StandardInput) > 1)
            throw new ToolProblemException(new ToolProblem("arguments.stdin-twice", console.Say("argument-stdin-twice")));
        var until = ReplayCommand.InstantOf(at, console);
        var map = InputFile.Define(mapFile, console, bytes => HistoryMap.Parse(bytes));
        var (a, b) = ProfileDiffCommand.Both(profile, against, console);
        var (before, after) = (a.Compile(), b.Compile());
        var file = InputFile.NameOf(mapFile, console);
        var history = InputFile.Check(file, console, () => new HistoryImporter(map, before));
        // Before a long log is read: whether the map fits the other profile too.
        InputFile.Check(file, console, () => history.Through(after));
        LogFile.Read(log, mapFile, history, console);

        var (nameBefore, nameAfter) = Names(profile, a, against, b);
        var result = new ComparedHistory(HistoryComparison.Of(history, after, until), nameBefore, nameAfter, history.Zone);
        if (history is { Events: > 0 } && result.Figures.Tickets == 0)
            console.Complain(console.Say("warning", console.Say("replay-nothing-used")));
        if (csv is not null)
            WhatIfSheets.Write(csv, result, console);
        if (html is not null)
            OutputFile.Write(html, console, WhatIfPage.Write(InputFile.NameOf(log, console), result, console.Language));
        if (console.IsJson)
            console.Json(json => WhatIfJson.Write(json, result, console));
        else
            new WhatIfReport(result, console).Write(InputFile.NameOf(log, console));
        return ExitCode.Done;
    }

    /// <summary>The versions; two files of one version are told apart by their names.</summary>
    private static (string, string) Names(string profile, WorkflowProfile a, string against, WorkflowProfile b) =>
        a.Version != b.Version ? (a.Version.ToString(), b.Version.ToString()) : ($"{a.Version} ({profile})", $"{b.Version} ({against})");
}
