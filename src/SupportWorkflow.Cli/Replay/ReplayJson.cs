using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Replay;

/// <summary>The report of a replay as the one JSON document scripts rely on.</summary>
internal static class ReplayJson
{
    private const int MostPending = 1 << 16;

    public static void Write(Utf8JsonWriter json, ImportResult result, ToolConsole console)
    {
        json.WriteStartObject();
        json.WriteStartObject("summary");
        Summary(json, result.Summary);
        json.WriteEndObject();
        json.WriteStartArray("deviations");
        foreach (var deviation in result.Deviations)
        {
            Deviation(json, deviation, console);
            Hand(json);
        }
        json.WriteEndArray();
        json.WriteStartArray("quarantined");
        foreach (var row in result.Quarantined)
        {
            json.WriteStartObject();
            json.WriteNumber("line", row.Line);
            json.WriteString("code", row.Code);
            json.WriteString("reason", console.In(row.Reason));
            json.WriteEndObject();
            Hand(json);
        }
        json.WriteEndArray();
        json.WriteStartObject("words");
        foreach (var word in result.Summary.States)
            json.WriteString(word.Name, word.State);
        json.WriteEndObject();
        Remarks(json, "remarks", result.Remarks, console);
        json.WriteEndObject();
    }

    /// <summary>What to know before a figure is believed.</summary>
    internal static void Remarks(Utf8JsonWriter json, string name, ValueList<HistoryRemark> remarks, ToolConsole console)
    {
        json.WriteStartArray(name);
        foreach (var remark in remarks)
        {
            json.WriteStartObject();
            json.WriteString("code", remark.Code);
            json.WriteString("text", console.In(remark.Text));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Hands on what is written: the writer alone would keep the whole document in memory.</summary>
    internal static void Hand(Utf8JsonWriter json)
    {
        if (json.BytesPending > MostPending)
            json.Flush();
    }

    private static void Summary(Utf8JsonWriter json, HistorySummary summary)
    {
        json.WriteStartObject("file");
        json.WriteNumber("cases", summary.Cases);
        json.WriteNumber("events", summary.Events);
        json.WriteNumber("exact_duplicate_rows", summary.ExactDuplicateRows);
        json.WriteNumber("cases_out_of_order", summary.CasesOutOfOrder);
        json.WriteNumber("cases_with_equal_adjacent_times", summary.CasesWithEqualAdjacentTimes);
        json.WriteNumber("single_event_cases", summary.SingleEventCases);
        json.WriteEndObject();
        States(json, summary);
        json.WriteStartObject("reopen");
        json.WriteNumber("cases_reopened", summary.CasesReopened);
        json.WriteEndObject();
        Counts(json, "tickets_opened_per_iso_week", summary.OpenedPerIsoWeek);
        json.WriteStartObject("backlog_by_age_at_week_end");
        foreach (var week in summary.Backlog)
        {
            json.WriteStartObject(week.Week);
            json.WriteNumber("under_1_day", week.UpToDay);
            json.WriteNumber("under_7_days", week.UpToWeek);
            json.WriteNumber("under_30_days", week.UpToMonth);
            json.WriteNumber("under_90_days", week.UpToQuarter);
            json.WriteNumber("90_days_and_more", week.Older);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (summary.PriorityFinal is { } priorities)
            Counts(json, "priority_final", priorities);
        json.WriteStartObject("waiting");
        json.WriteNumber("cases_that_waited", summary.CasesThatWaited);
        json.WriteNumber("hours_waiting", summary.HoursWaiting);
        json.WriteEndObject();
        json.WriteStartObject("durations");
        Spread(json, "first_response", summary.FirstResponse);
        Spread(json, "last_resolution", summary.LastResolution);
        json.WriteEndObject();
        if (summary.CasesWithoutCreation is { } uncreated)
        {
            json.WriteStartObject("creation");
            json.WriteNumber("cases_without", uncreated);
            json.WriteEndObject();
        }
        json.WriteStartObject("closing");
        json.WriteNumber("cases_without", summary.CasesWithoutClosing);
        Spread(json, "last_closing", summary.LastClosing);
        json.WriteEndObject();
        Objectives(json, summary.Objectives);
        if (summary.Escalations is { } escalations)
            Escalations(json, escalations);
        json.WriteStartObject("open");
        if (summary.At is { } at)
            json.WriteString("at", InstantPattern.General.Format(at));
        else
            json.WriteNull("at");
        json.WriteNumber("cases", summary.CasesOpen);
        json.WriteEndObject();
        json.WriteNumber("deviations", summary.Deviations);
        json.WriteNumber("quarantined", summary.Quarantined);
    }

    private static void Objectives(Utf8JsonWriter json, ValueList<ObjectiveFigures> objectives)
    {
        json.WriteStartObject("objectives");
        foreach (var objective in objectives)
        {
            json.WriteStartObject(objective.Name);
            Attained(json, objective.All);
            json.WriteStartObject("by_priority");
            foreach (var (priority, one) in objective.ByPriority.Where(p => p.Figure is not { Met: 0, Missed: 0, Running: 0 }))
            {
                json.WriteStartObject(priority);
                Attained(json, one);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
        Counts(json, "objectives_cancelled", [.. objectives.Select(o => new NamedCount(o.Name, o.All.Cancelled))]);
    }

    private static void Escalations(Utf8JsonWriter json, EscalationFigures escalations)
    {
        json.WriteStartObject("escalations");
        foreach (var rule in escalations.Rules)
            Rule(json, rule.Name, rule);
        json.WriteEndObject();
        Levels(json, "levels", escalations);
        json.WriteNumber("cascades_stopped", escalations.CascadesStopped);
    }

    internal static void Rule(Utf8JsonWriter json, string name, RuleFigures rule)
    {
        json.WriteStartObject(name);
        json.WriteNumber("fired", rule.Fired);
        json.WriteNumber("tickets", rule.Tickets);
        json.WriteNumber("notices", rule.Notices);
        Counts(json, "by_priority", rule.ByPriority);
        Counts(json, "not_done", rule.NotDone);
        json.WriteEndObject();
    }

    internal static void Levels(Utf8JsonWriter json, string name, EscalationFigures escalations) =>
        Counts(json, name, [.. escalations.Levels.Select(l => new NamedCount(l.Level.ToString(CultureInfo.InvariantCulture), l.Tickets))]);

    internal static void Attained(Utf8JsonWriter json, Attainment one)
    {
        json.WriteNumber("met", one.Met);
        json.WriteNumber("missed", one.Missed);
        json.WriteNumber("running", one.Running);
        if (one.Share is { } share)
            json.WriteNumber("attainment", share);
        else
            json.WriteNull("attainment");
    }

    private static void States(Utf8JsonWriter json, HistorySummary summary)
    {
        json.WriteStartObject("states");
        Counts(json, "events_per_state", [.. summary.States.Select(s => new NamedCount(s.Name, s.Events))]);
        Counts(json, "visits_per_state", [.. summary.States.Select(s => new NamedCount(s.Name, s.Visits))]);
        Counts(json, "cases_visiting_state", [.. summary.States.Select(s => new NamedCount(s.Name, s.Cases))]);
        Counts(json, "first_state", [.. summary.States.Where(s => s.First > 0).Select(s => new NamedCount(s.Name, s.First))]);
        Counts(json, "last_state", [.. summary.States.Where(s => s.Last > 0).Select(s => new NamedCount(s.Name, s.Last))]);
        json.WriteStartArray("state_changes");
        foreach (var change in summary.StateChanges)
        {
            json.WriteStartObject();
            json.WriteString("from", change.From);
            json.WriteString("to", change.To);
            json.WriteNumber("count", change.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("hours_in_state_per_visiting_case");
        foreach (var state in summary.States.Where(s => s.Hours.N > 0))
            Spread(json, state.Name, state.Hours);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, string name, ValueList<NamedCount> counts)
    {
        json.WriteStartObject(name);
        foreach (var one in counts)
            json.WriteNumber(one.Name, one.Count);
        json.WriteEndObject();
    }

    private static void Spread(Utf8JsonWriter json, string name, HourSpread spread)
    {
        json.WriteStartObject(name);
        json.WriteNumber("n", spread.N);
        (string Name, double Value)[] figures =
        [
            ("min", spread.Min),
            ("max", spread.Max),
            ("mean", spread.Mean),
            ("median", spread.Median),
            ("p90", spread.P90),
        ];
        foreach (var (figure, value) in figures)
            if (spread.N == 0)
                json.WriteNull(figure);
            else
                json.WriteNumber(figure, value);
        json.WriteEndObject();
    }

    private static void Deviation(Utf8JsonWriter json, Deviation deviation, ToolConsole console)
    {
        json.WriteStartObject();
        json.WriteNumber("line", deviation.Line);
        json.WriteString("case", deviation.Case);
        json.WriteString("code", deviation.Code);
        if (deviation.From is not null)
            json.WriteString("from", deviation.From);
        if (deviation.To is not null)
            json.WriteString("to", deviation.To);
        json.WriteString("reason", console.In(deviation.Reason));
        json.WriteEndObject();
    }
}
