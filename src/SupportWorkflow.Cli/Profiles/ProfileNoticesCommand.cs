using System.CommandLine;
using System.Text.Json;

namespace SupportWorkflow.Cli.Profiles;

/// <summary><c>profile notices P</c>: every notice a profile can send, as it would read.</summary>
internal static class ProfileNoticesCommand
{
    internal static Command Create(ToolConsole console)
    {
        var shown = new Argument<string>("P") { Description = console.Say("profile-p") };
        var notices = new Command("notices", console.Say("about-profile-notices")) { shown };
        notices.SetAction(parsed => Show(parsed.GetValue(shown)!, console));
        return notices;
    }

    private static int Show(string idOrFile, ToolConsole console)
    {
        var workflow = ProfileFile.Load(idOrFile, console).Compile();
        var notices = workflow.NoticeOutlines;
        if (console.IsJson)
        {
            console.Json(json =>
            {
                json.WriteStartArray();
                foreach (var notice in notices)
                    Write(json, notice, console);
                json.WriteEndArray();
            });
            return ExitCode.Done;
        }
        var page = new ToolPage(console);
        if (notices.Count == 0)
            page.Line(console.Say("profile-no-notices", workflow.Profile));
        foreach (var notice in notices)
        {
            page.Strong(notice.Name);
            page.Line(
                string.Join(
                    " · ",
                    new[]
                    {
                        notice.Events.Count > 0 ? console.Say("notice-with", string.Join(", ", notice.Events)) : null,
                        notice.If is { } holds ? console.Say("notice-if", console.In(holds)) : null,
                        notice.Rules.Count > 0 ? console.Say("notice-by-rules", string.Join(", ", notice.Rules)) : null,
                        notice.To.Count > 0 ? console.Say("notice-to", string.Join(", ", notice.To)) : console.Say("notice-to-nobody"),
                        notice.IsUrgent ? console.Say("notice-urgent")
                        : notice.UrgentIf is { } when ? console.Say("notice-urgent-if", console.In(when))
                        : null,
                    }.OfType<string>()
                )
            );
            page.Indented(console.In(notice.Sample));
            page.Line("");
        }
        return ExitCode.Done;
    }

    private static void Write(Utf8JsonWriter json, NoticeOutline notice, ToolConsole console)
    {
        json.WriteStartObject();
        json.WriteString("name", notice.Name);
        WriteAll(json, "events", notice.Events);
        WriteAll(json, "rules", notice.Rules);
        WriteAll(json, "to", notice.To);
        json.WriteBoolean("urgent", notice.IsUrgent);
        if (notice.If is { } holds)
            json.WriteString("if", console.In(holds));
        if (notice.UrgentIf is { } when)
            json.WriteString("urgentIf", console.In(when));
        json.WriteString("text", console.In(notice.Sample));
        json.WriteEndObject();
    }

    private static void WriteAll(Utf8JsonWriter json, string name, ValueList<string> all)
    {
        json.WriteStartArray(name);
        foreach (var one in all)
            json.WriteStringValue(one);
        json.WriteEndArray();
    }
}
