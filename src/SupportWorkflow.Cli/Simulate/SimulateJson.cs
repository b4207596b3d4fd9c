using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Cli.Calendars;
using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Simulate;

/// <summary>The report of a simulation as the one JSON document.</summary>
internal static class SimulateJson
{
    public static void Write(Utf8JsonWriter json, Simulation order, SimulationFigures figures)
    {
        json.WriteStartObject();
        json.WriteString("profile", order.Workflow.Profile.ToString());
        json.WriteNumber("tickets", order.Tickets);
        json.WriteNumber("seed", order.Seed);
        json.WriteString("from", LocalDatePattern.Iso.Format(order.From));
        json.WriteString("to", LocalDatePattern.Iso.Format(order.To!.Value));
        Volumes(json, figures);
        json.WriteStartObject("objectives");
        foreach (var objective in figures.Objectives)
        {
            json.WriteStartObject(objective.Name);
            Write(json, objective.All, objective.ByPriority, Write);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartObject("durations");
        foreach (var (name, spread) in new[] { ("response", figures.Response), ("resolution", figures.Resolution) })
        {
            json.WriteStartObject(name);
            Write(json, spread.All, spread.ByPriority, Write);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        Lists(json, figures);
        Traffic(json, figures.Traffic);
        json.WriteEndObject();
    }

    private static void Volumes(Utf8JsonWriter json, SimulationFigures figures)
    {
        json.WriteStartObject("volumes");
        json.WriteNumber("opened", figures.Volumes.Opened);
        json.WriteNumber("solved", figures.Volumes.Solved);
        json.WriteNumber("ended", figures.Volumes.Ended);
        json.WriteNumber("openAtEnd", figures.Volumes.OpenAtEnd);
        json.WriteNumber("reopened", figures.Volumes.Reopened);
        json.WriteNumber("solutionsRefused", figures.Volumes.Refused);
        json.WriteNumber("stuck", figures.Volumes.Stuck);
        Counts(json, "byPriority", figures.OpenedByPriority);
        Counts(json, "byCategory", figures.OpenedByCategory);
        Counts(json, "byMonth", figures.OpenedByMonth);
        Counts(json, "statesAtEnd", figures.States);
        json.WriteEndObject();
    }

    private static void Lists(Utf8JsonWriter json, SimulationFigures figures)
    {
        json.WriteStartArray("backlog");
        foreach (var (day, open) in figures.Backlog)
        {
            json.WriteStartObject();
            json.WriteString("at", LocalDatePattern.Iso.Format(day));
            json.WriteNumber("open", open);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("points");
        foreach (var point in figures.Points)
        {
            json.WriteStartObject();
            json.WriteString("objective", point.Objective);
            json.WriteString("point", point.Point);
            json.WriteNumber("reached", point.Reached);
            json.WriteNumber("withdrawn", point.Withdrawn);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("escalations");
        Counts(json, "rulesFired", figures.RulesFired);
        Counts(json, "levelsReached", figures.LevelsReached);
        json.WriteEndObject();
        json.WriteStartArray("notices");
        foreach (var notice in figures.Notices)
        {
            json.WriteStartObject();
            json.WriteString("template", notice.Template);
            json.WriteNumber("requester", notice.Requester);
            json.WriteNumber("desk", notice.Desk);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("schedules");
        foreach (var schedule in figures.Schedules)
        {
            json.WriteStartObject();
            json.WriteString("schedule", schedule.Name);
            json.WriteNumber("times", schedule.Times);
            json.WriteNumber("notices", schedule.Notices);
            json.WriteNumber("opened", schedule.Opened);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("engineers");
        foreach (var engineer in figures.Engineers)
        {
            json.WriteStartObject();
            json.WriteString("engineer", engineer.Engineer);
            json.WriteString("shift", engineer.Shift);
            json.WriteNumber("teams", engineer.Teams);
            json.WriteNumber("given", engineer.Given);
            json.WriteNumber("solved", engineer.Solved);
            json.WriteNumber("mostInHand", engineer.MostInHand);
            Time(json, "worked", engineer.Worked);
            Time(json, "available", engineer.Available);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Traffic(Utf8JsonWriter json, SimulatedTraffic traffic)
    {
        json.WriteStartObject("workflow");
        json.WriteNumber("commandsAccepted", traffic.Accepted);
        Counts(json, "commandsRefused", traffic.Refused);
        json.WriteNumber("wakeUps", traffic.WakeUps);
        Counts(json, "events", traffic.Events);
        json.WriteNumber("rebuiltEqual", traffic.RebuiltEqual);
        json.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter json, T all, ValueList<PriorityFigure<T>> byPriority, Action<Utf8JsonWriter, T> write)
    {
        write(json, all);
        json.WriteStartObject("byPriority");
        foreach (var (priority, figure) in byPriority)
        {
            json.WriteStartObject(priority);
            write(json, figure);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Attainment kept)
    {
        json.WriteNumber("met", kept.Met);
        json.WriteNumber("missed", kept.Missed);
        json.WriteNumber("running", kept.Running);
        if (kept.Share is { } share)
            json.WriteNumber("attainment", share);
        else
            json.WriteNull("attainment");
    }

    private static void Write(Utf8JsonWriter json, TimeSpread spread)
    {
        json.WriteNumber("n", spread.N);
        foreach (var (name, time) in new[] { ("median", spread.Median), ("p90", spread.P90), ("max", spread.Most) })
            if (spread.N > 0)
                Time(json, name, time);
            else
                json.WriteNull(name);
    }

    private static void Time(Utf8JsonWriter json, string name, Duration time)
    {
        json.WriteString(name, CaseTime.Show(time));
        json.WriteNumber(name + "Seconds", time.BclCompatibleTicks / NodaConstants.TicksPerSecond);
    }

    private static void Counts(Utf8JsonWriter json, string name, ValueList<NamedCount> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts)
            json.WriteNumber(key, count);
        json.WriteEndObject();
    }
}
