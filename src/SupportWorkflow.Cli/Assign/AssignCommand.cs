using System.CommandLine;
using System.Text.Json;
using NodaTime.Text;
using SupportWorkflow.Assignments;
using SupportWorkflow.Cli.Explain;
using SupportWorkflow.Cli.Profiles;

namespace SupportWorkflow.Cli.Assign;

/// <summary><c>assign explain EVENTS.json</c>: who would get a ticket as it stands, and why everybody else would not.</summary>
internal static class AssignCommand
{
    internal static Command Create(ToolConsole console)
    {
        var texts = new AssignTexts(console);
        var file = new Argument<string>("EVENTS.json") { Description = console.Say("explain-events") };
        var roster = new Option<string>("--roster")
        {
            Description = texts.Say("option-roster"),
            HelpName = "ROSTER.json",
            Required = true,
        };
        var profile = new Option<string[]>("--profile") { Description = console.Say("explain-profile"), HelpName = "P" };
        var at = new Option<string?>("--at") { Description = console.Say("explain-at"), HelpName = "INSTANT" };
        var explain = new Command("explain", texts.Say("about-explain")) { file, roster, profile, at };
        explain.SetAction(parsed =>
            Explain(
                TicketHistory.Read(
                    parsed.GetValue(file)!,
                    ProfileFile.LoadAll(parsed.GetValue(profile) ?? [], console),
                    ExplainCommand.InstantOf(parsed.GetValue(at), console),
                    console
                ),
                parsed.GetValue(roster)!,
                console
            )
        );
        return new("assign", texts.Say("about")) { explain };
    }

    private static int Explain(TicketHistory history, string rosterFile, ToolConsole console)
    {
        var (workflow, ticket) = (history.Workflow, history.Ticket);
        var roster = RosterFile.Load(rosterFile, history.At, console);
        var result = workflow.ChooseAssignee(ticket, roster, history.At);
        if (console.IsJson)
            console.Json(json => Write(json, history, result));
        else
            Show(history, result, console);
        return ExitCode.Done;
    }

    private static void Show(TicketHistory history, AssignmentResult result, ToolConsole console)
    {
        var (page, texts) = (new ToolPage(console, AssignTexts.Table), new AssignTexts(console));
        page.Title(
            $"{history.Ticket.Number}  {history.Ticket.Intake.Subject}",
            console.Say("explain-below", history.Workflow.Profile, history.Workflow.Local(history.At))
        );
        page.Strong(
            result.Agent is { } agent ? texts.Say("goes-to", agent)
            : result.Team is { } team ? texts.Say("waits-for", TeamName(history.Workflow, team, console))
            : texts.Say("goes-to-nobody")
        );
        if (result is { Agent: not null, Team: { } group })
            page.Line(texts.Say("of-group", TeamName(history.Workflow, group, console)));
        if (result.Because is { } because)
            page.Line(texts.Say("because", console.In(because), result.Policy));
        if (result.PassedOver.Count == 0)
            return;
        page.Heading("passed-over");
        foreach (var passed in result.PassedOver)
            page.Indented(console.In(passed.Say()));
    }

    private static string TeamName(TicketWorkflow workflow, TeamId id, ToolConsole console) =>
        workflow.Teams.FirstOrDefault(t => t.Id == id) is { } team ? $"{console.In(team.Name)} ({id})" : id.Value;

    private static void Write(Utf8JsonWriter json, TicketHistory history, AssignmentResult result)
    {
        json.WriteStartObject();
        json.WriteString("profile", history.Workflow.Profile.ToString());
        json.WriteString("ticket", history.Ticket.Id.Value);
        json.WriteString("at", InstantPattern.ExtendedIso.Format(history.At));
        json.WriteString("agent", result.Agent?.Value);
        json.WriteString("team", result.Team?.Value);
        json.WriteString("policy", result.Policy);
        json.WritePropertyName("because");
        if (result.Because is { } because)
        {
            json.WriteStartObject();
            json.WriteString("en", because.English);
            json.WriteString("zh-CN", because.In("zh-CN"));
            json.WriteEndObject();
        }
        else
            json.WriteNullValue();
        json.WriteStartArray("passedOver");
        foreach (var passed in result.PassedOver)
        {
            json.WriteStartObject();
            json.WriteString("agent", passed.Agent.Value);
            json.WriteString("reason", JsonNamingPolicy.KebabCaseLower.ConvertName(passed.Reason.ToString()));
            json.WriteString("detail", passed.Detail);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
