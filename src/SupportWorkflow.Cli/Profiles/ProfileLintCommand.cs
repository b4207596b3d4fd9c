using System.CommandLine;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Cli.Profiles;

/// <summary><c>profile lint P</c>: what is valid and probably not meant. Exit code 1 when something is found.</summary>
internal static class ProfileLintCommand
{
    internal static Command Create(ToolConsole console)
    {
        var linted = new Argument<string>("P") { Description = console.Say("profile-p") };
        var today = Today(console);
        var lint = new Command("lint", console.Say("about-profile-lint")) { linted, today };
        lint.SetAction(parsed => Lint(parsed.GetValue(linted)!, parsed.GetValue(today), console));
        return lint;
    }

    internal static Option<string?> Today(ToolConsole console) =>
        new("--today") { Description = console.Say("profile-today"), HelpName = "DATE" };

    /// <summary>The date given, or the one on the machine's calendar.</summary>
    /// <exception cref="ToolProblemException">It is no date.</exception>
    internal static LocalDate DateOf(string? text, ToolConsole console)
    {
        if (text is null)
            return SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        return LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date)
            ? date
            : throw new ToolProblemException(
                new ToolProblem("arguments.bad-value", console.Say("argument-bad-value", "--today", text, "2026-02-14"))
            );
    }

    private static int Lint(string idOrFile, string? today, ToolConsole console)
    {
        var date = DateOf(today, console);
        var profile = ProfileFile.Load(idOrFile, console);
        var (warnings, file) = (profile.Lint(date), InputFile.NameOf(idOrFile, console));
        if (console.IsJson)
        {
            console.Json(json =>
            {
                json.WriteStartObject();
                json.WriteString("profile", profile.Version.ToString());
                json.WriteString("today", LocalDatePattern.Iso.Format(date));
                json.WriteBoolean("clean", warnings.Count == 0);
                json.WriteStartArray("warnings");
                foreach (var warning in warnings)
                    Problem(warning).Write(json);
                json.WriteEndArray();
                json.WriteEndObject();
            });
        }
        else
        {
            foreach (var warning in warnings)
                console.Text.WriteLine(Problem(warning));
            if (warnings.Count == 0)
                console.Text.WriteLine(console.Say("profile-clean", profile.Version));
        }
        return warnings.Count == 0 ? ExitCode.Done : ExitCode.DidNotHold;

        ToolProblem Problem(SupportWorkflow.Profiles.ProfileWarning warning) =>
            new(warning.Code, console.In(warning.Text))
            {
                File = warning.Base is { } name ? InputFile.Beside(file, name) : file,
                Line = warning.Line,
                Path = warning.Path,
            };
    }
}
