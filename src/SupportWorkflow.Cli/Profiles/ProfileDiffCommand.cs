using System.CommandLine;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Profiles;

/// <summary><c>profile diff A B</c>: what the second profile would do differently.</summary>
internal static class ProfileDiffCommand
{
    internal static Command Create(ToolConsole console)
    {
        var before = new Argument<string>("A") { Description = console.Say("profile-before") };
        var after = new Argument<string>("B") { Description = console.Say("profile-after") };
        var today = ProfileLintCommand.Today(console);
        var diff = new Command("diff", console.Say("about-profile-diff")) { before, after, today };
        diff.SetAction(parsed => Diff(parsed.GetValue(before)!, parsed.GetValue(after)!, parsed.GetValue(today), console));
        return diff;
    }

    private static int Diff(string before, string after, string? today, ToolConsole console)
    {
        if (before == InputFile.StandardInput && after == InputFile.StandardInput)
            throw new ToolProblemException(new ToolProblem("arguments.stdin-twice", console.Say("profile-stdin-twice")));
        var date = ProfileLintCommand.DateOf(today, console);
        var (a, b) = Both(before, after, console);
        var changes = a.ChangesTo(b, date);
        if (console.IsJson)
            WriteJson(a, b, changes, console);
        else
            WritePage(a, b, changes, console);
        return ExitCode.Done;
    }

    /// <summary>Reads both and says what is wrong with either.</summary>
    internal static (WorkflowProfile, WorkflowProfile) Both(string before, string after, ToolConsole console)
    {
        var both = ProfileFile.LoadAll([before, after], console);
        return (both[0], both[1]);
    }

    private static void WritePage(WorkflowProfile a, WorkflowProfile b, ValueList<ProfileChange> changes, ToolConsole console)
    {
        if (changes.Count == 0)
        {
            console.Text.WriteLine(console.Say("profile-same", a.Version, b.Version));
            return;
        }
        var page = new ToolPage(console);
        page.Title($"{a.Version} → {b.Version}", console.Say("profile-changes", changes.Count));
        foreach (var change in changes)
        {
            console.Text.WriteLine($"{Mark(change.Code)} {console.In(change.Text)}");
        }

        static char Mark(string code) =>
            code switch
            {
                "added" => '+',
                "removed" => '-',
                "evidence" => ' ',
                "version-unchanged" => '!',
                _ => '~',
            };
    }

    private static void WriteJson(WorkflowProfile a, WorkflowProfile b, ValueList<ProfileChange> changes, ToolConsole console) =>
        console.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("before", a.Version.ToString());
            json.WriteString("after", b.Version.ToString());
            json.WriteBoolean("same", changes.Count == 0);
            json.WriteStartArray("changes");
            foreach (var change in changes)
            {
                json.WriteStartObject();
                json.WriteString("path", change.Path);
                json.WriteString("code", change.Code);
                json.WriteString("text", console.In(change.Text));
                if (change.Before is { } was)
                    json.WriteString("before", console.In(was));
                if (change.After is { } will)
                    json.WriteString("after", console.In(will));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
}
