using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Cli.Explain.Due;
using SupportWorkflow.Cli.Profiles;

namespace SupportWorkflow.Cli.Explain;

/// <summary><c>explain ticket EVENTS.json</c>: reads what happened to a ticket and tells the story;
/// <c>explain due</c> needs none.</summary>
internal static class ExplainCommand
{
    internal static Command Create(ToolConsole console)
    {
        var file = new Argument<string>("EVENTS.json") { Description = console.Say("explain-events") };
        var profile = new Option<string[]>("--profile") { Description = console.Say("explain-profile"), HelpName = "P" };
        var at = new Option<string?>("--at") { Description = console.Say("explain-at"), HelpName = "INSTANT" };
        var ticket = new Command("ticket", console.Say("about-explain-ticket")) { file, profile, at };
        ticket.SetAction(parsed => Ticket(parsed.GetValue(file)!, parsed.GetValue(profile) ?? [], parsed.GetValue(at), console));
        return new("explain", console.Say("about-explain")) { ticket, DueCommand.Create(console) };
    }

    private static int Ticket(string path, string[] profiles, string? at, ToolConsole console)
    {
        var history = TicketHistory.Read(path, ProfileFile.LoadAll(profiles, console), InstantOf(at, console), console);
        if (console.IsJson)
            console.Json(json => TicketJsonPage.Write(json, history, console));
        else
            TicketPage.Write(history, console);
        return ExitCode.Done;
    }

    /// <summary>The instant of <c>--at</c>; null: none is given.</summary>
    internal static Instant? InstantOf(string? text, ToolConsole console)
    {
        if (text is null)
            return null;
        var read = OffsetDateTimePattern.ExtendedIso.Parse(text);
        return read.Success
            ? read.Value.ToInstant()
            : throw new ToolProblemException(
                new ToolProblem("arguments.bad-value", console.Say("argument-bad-value", "--at", text, "2024-10-11T16:30:00+08:00"))
            );
    }
}
