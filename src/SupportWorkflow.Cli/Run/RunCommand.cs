using System.CommandLine;
using System.Globalization;
using NodaTime;
using SupportWorkflow.Cli.Profiles;

namespace SupportWorkflow.Cli.Run;

/// <summary><c>run</c>: one ticket's whole life on a virtual clock, each decision explained, for any profile.</summary>
internal static class RunCommand
{
    private static readonly Duration LongestSleep = Duration.FromHours(24);

    internal static Command Create(ToolConsole console)
    {
        var profile = new Option<string>("--profile")
        {
            Description = console.Say("run-profile"),
            HelpName = "P",
            DefaultValueFactory = _ => "call-center",
        };
        var speed = new Option<string?>("--speed") { Description = console.Say("run-speed"), HelpName = "N" };
        var command = new Command("run", console.Say("about-run")) { profile, speed };
        command.SetAction(parsed => Run(parsed.GetValue(profile)!, parsed.GetValue(speed), console));
        return command;
    }

    private static int Run(string profileName, string? speedText, ToolConsole console)
    {
        var speed = SpeedOf(speedText, console);
        var profile = ProfileFile.Load(profileName, console);
        var story = new TicketStory(profile, console);
        if (console.IsJson)
        {
            console.Json(json => RunJson.Write(json, story, console));
            return ExitCode.Done;
        }
        var page = new RunPage(story.Workflow, console);
        page.Begin(profile);
        Instant? before = null;
        foreach (var step in story.Tell())
        {
            if (before is { } since)
                Sleep(step.At - since, speed);
            page.Write(step);
            before = step.At;
        }
        page.End(story);
        return ExitCode.Done;
    }

    /// <summary>How many times faster than real time; null: as fast as possible.</summary>
    private static double? SpeedOf(string? text, ToolConsole console)
    {
        if (text is null)
            return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed > 0 && double.IsFinite(speed))
            return speed;
        throw new ToolProblemException(new ToolProblem("arguments.bad-value", console.Say("argument-bad-value", "--speed", text, "600")));
    }

    private static void Sleep(Duration virtualTime, double? speed)
    {
        if (speed is { } times && virtualTime > Duration.Zero)
            Thread.Sleep(Duration.Min(virtualTime / times, LongestSleep).ToTimeSpan());
    }
}
