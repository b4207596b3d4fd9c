using System.CommandLine;
using SupportWorkflow.Calendars;
using SupportWorkflow.Cli.Profiles;

namespace SupportWorkflow.Cli.Calendars;

/// <summary>The options that say which calendar is meant:
/// one of a profile, or one of a file with one calendar or several named ones.</summary>
internal sealed class CalendarSource(ToolConsole console)
{
    public Option<string?> Profile { get; } = new("--profile") { Description = console.Say("calendar-profile"), HelpName = "P" };

    public Option<string?> Name { get; } = new("--calendar") { Description = console.Say("calendar-name"), HelpName = "NAME" };

    public Option<string?> File { get; } = new("--calendar-file") { Description = console.Say("calendar-file"), HelpName = "FILE" };

    /// <exception cref="ToolProblemException">The options name no calendar or one that is not there, or the file is wrong.</exception>
    public WorkCalendar Find(ParseResult parsed)
    {
        var (profile, file, name) = (parsed.GetValue(Profile), parsed.GetValue(File), parsed.GetValue(Name));
        if (profile is null == file is null)
            throw Problem("arguments.profile-or-file", console.Say("calendar-profile-or-file"));
        if (file is not null && name is null)
            return InputFile.Define(file, console, bytes => WorkCalendar.FromJson(bytes));
        var book = file is null
            ? ProfileFile.Load(profile!, console).Compile().Calendars
            : InputFile.Define(file, console, bytes => CalendarBook.FromJson(bytes));
        var names = string.Join(", ", book.Names.AsEnumerable());
        if (name is null)
            throw Problem("arguments.no-calendar", console.Say("calendar-no-name", names));
        return book.Find(name) ?? throw Problem("arguments.unknown-calendar", console.Say("argument-bad-value", "--calendar", name, names));
    }

    private static ToolProblemException Problem(string code, string message) => new(new ToolProblem(code, message));
}
