using System.CommandLine;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Cli.Explain.Due;

/// <summary><c>explain due</c>: why a promise is due when it is, without a ticket.</summary>
internal static class DueCommand
{
    internal static Command Create(ToolConsole console)
    {
        var (options, due) = (new DueOptions(console), new Command("due", console.Say("about-explain-due")));
        foreach (var option in options.All)
            due.Add(option);
        due.SetAction(parsed =>
        {
            var answer = Answer(new(options, parsed, console), console);
            if (console.IsJson)
                console.Json(json => DueJson.Of(answer, console).WriteTo(json));
            else
                DuePage.Write(answer, console);
            return ExitCode.Done;
        });
        return due;
    }

    private static DueAnswer Answer(DueQuestion asked, ToolConsole console)
    {
        try
        {
            return new(asked);
        }
        catch (CalendarExhaustedException)
        {
            throw new ToolProblemException(new ToolProblem("calendar.exhausted", console.Say("calendar-exhausted")));
        }
    }
}
