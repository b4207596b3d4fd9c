using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Cli.Run;

/// <summary>The demonstration as the one JSON document.</summary>
internal static class RunJson
{
    public static void Write(Utf8JsonWriter json, TicketStory story, ToolConsole console)
    {
        json.WriteStartObject();
        json.WriteString("profile", story.Workflow.Profile.ToString());
        json.WriteStartArray("steps");
        foreach (var step in story.Tell())
            Step(json, step, story.Workflow, console);
        json.WriteEndArray();
        json.WriteNumber("events", story.EventCount);
        json.WriteBoolean("rebuiltEqual", story.IsRebuiltEqual);
        json.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter json, StoryStep step, TicketWorkflow workflow, ToolConsole console)
    {
        var ticket = step.Decision.Ticket;
        json.WriteStartObject();
        json.WriteString("at", Time(step.At, workflow));
        if (step.By is not null)
            json.WriteString("by", step.By.Id);
        if (step.Trigger is not null)
            json.WriteString("trigger", step.Trigger);
        json.WriteString("what", step.What);
        json.WriteBoolean("accepted", step.Decision.IsAccepted);
        if (step.Decision.Rejection is { } no)
        {
            json.WriteStartObject("rejection");
            json.WriteString("code", no.Code);
            json.WriteString("reason", console.In(no.Reason));
            Names(json, "possibleNow", no.PossibleNow);
            json.WriteEndObject();
        }
        Names(json, "events", [.. step.Decision.Events.Select(e => e.Name)]);
        json.WriteString("state", ticket.State.Name);
        json.WriteString("priority", ticket.Priority?.Code.Code);
        json.WriteStartArray("clocks");
        foreach (var clock in workflow.Explain(ticket, step.At).Clocks)
        {
            json.WriteStartObject();
            json.WriteString("objective", clock.Objective);
            json.WriteString("phase", clock.Reading.Phase.ToString());
            json.WriteString("outcome", clock.Reading.Outcome.ToString());
            if (clock.Reading.DueAt is { } due)
                json.WriteString("dueAt", Time(due, workflow));
            Seconds(json, "used", clock.Reading.Used);
            Seconds(json, "remaining", clock.Reading.Remaining);
            json.WriteString("text", console.In(clock.Text));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter json, string name, ValueList<string> names)
    {
        json.WriteStartArray(name);
        foreach (var one in names)
            json.WriteStringValue(one);
        json.WriteEndArray();
    }

    private static void Seconds(Utf8JsonWriter json, string name, Duration duration)
    {
        json.WriteString(name, PeriodPattern.NormalizingIso.Format(Period.FromTicks((long)duration.TotalTicks)));
        json.WriteNumber(name + "Seconds", duration.TotalSeconds);
    }

    private static string Time(Instant at, TicketWorkflow workflow) =>
        OffsetDateTimePattern.Rfc3339.Format(at.InZone(workflow.Zone).ToOffsetDateTime());
}
