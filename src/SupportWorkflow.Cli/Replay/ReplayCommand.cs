using System.CommandLine;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Cli.Profiles;
using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary><c>replay LOG --map MAP.json</c>: reads somebody else's event log through a lifecycle and reports.</summary>
internal static class ReplayCommand
{
    internal static Command Create(ToolConsole console)
    {
        var log = new Argument<string>("LOG") { Description = console.Say("replay-log") };
        var map = new Option<string?>("--map") { Description = console.Say("replay-map"), HelpName = "MAP.json" };
        var suggest = new Option<bool>("--suggest-map") { Description = console.Say("replay-suggest-map") };
        var profile = new Option<string?>("--profile") { Description = console.Say("replay-profile"), HelpName = "P" };
        var at = new Option<string?>("--at") { Description = console.Say("replay-at"), HelpName = "INSTANT" };
        var @out = new Option<string?>("--out") { Description = console.Say("replay-out"), HelpName = "DIR" };
        var html = new Option<string?>("--html") { Description = console.Say("replay-html"), HelpName = "FILE" };
        var command = new Command("replay", console.Say("about-replay")) { log, map, suggest, profile, at, @out, html };
        command.SetAction(parsed =>
            parsed.GetValue(suggest)
                ? Suggest(parsed.GetValue(log)!, console)
                : Run(
                    parsed.GetValue(log)!,
                    parsed.GetValue(map) ?? throw NoMap(console),
                    parsed.GetValue(profile),
                    parsed.GetValue(at),
                    parsed.GetValue(@out),
                    parsed.GetValue(html),
                    console
                )
        );
        return command;
    }

    private static int Run(string log, string mapFile, string? profile, string? at, string? @out, string? html, ToolConsole console)
    {
        if (log == InputFile.StandardInput && mapFile == InputFile.StandardInput)
            throw new ToolProblemException(new ToolProblem("arguments.stdin-twice", console.Say("argument-stdin-twice")));
        var until = InstantOf(at, console);
        var map = InputFile.Define(mapFile, console, bytes => HistoryMap.Parse(bytes));
        var workflow = profile is null ? null : ProfileFile.Load(profile, console).Compile();
        var importer = InputFile.Check(InputFile.NameOf(mapFile, console), console, () => new HistoryImporter(map, workflow));
        var files = @out is null ? null : new EventFiles(@out, console);
        LogFile.Read(log, mapFile, importer, console);
        var result = importer.Finish(until, files is null ? null : files.Write);

        if (result.Summary is { Events: > 0, Cases: 0 })
            console.Complain(console.Say("warning", console.Say("replay-nothing-used")));
        if (html is not null)
            OutputFile.Write(
                html,
                console,
                ReplayPage.Write(new(InputFile.NameOf(log, console), result, workflow, importer.Zone), console.Language)
            );
        if (console.IsJson)
            console.Json(json => ReplayJson.Write(json, result, console));
        else
            new ReplayReport(result, console).Write(InputFile.NameOf(log, console), workflow, importer.Zone);
        return ExitCode.Done;
    }

    private static int Suggest(string log, ToolConsole console)
    {
        var map = LogFile.Draft(log, console);
        if (console.IsJson)
        {
            // One plain JSON document: without the comments.
            using var plain = JsonDocument.Parse(map, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            console.Json(plain.WriteTo);
        }
        else
            console.Text.Write(map);
        return ExitCode.Done;
    }

    private static ToolProblemException NoMap(ToolConsole console) =>
        new(new ToolProblem("arguments.missing-option", console.Say("replay-no-map")));

    internal static Instant? InstantOf(string? text, ToolConsole console)
    {
        if (text is null)
            return null;
        if (OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var at))
            return at.ToInstant();
        throw new ToolProblemException(
            new ToolProblem("arguments.bad-instant", console.Say("argument-bad-value", "--at", text, "2016-05-31T18:00:00-03:00"))
        );
    }
}
