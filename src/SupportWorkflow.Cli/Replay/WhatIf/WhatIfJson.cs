using System.Text.Json;
using NodaTime;
using SupportWorkflow.Cli.Calendars;
using SupportWorkflow.History;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Cli.Replay;

/// <summary>The same history under two profiles, as the one JSON document.</summary>
internal static class WhatIfJson
{
    public static void Write(Utf8JsonWriter json, ComparedHistory result, ToolConsole console)
    {
        json.WriteStartObject();
        json.WriteStartObject("summary");
        json.WriteString("profile", result.Before);
        json.WriteString("against", result.After);
        Time(json, "at", result.Figures.At, result.Zone);
        json.WriteNumber("tickets", result.Figures.Tickets);
        json.WriteNumber("tickets_affected", result.Figures.Affected);
        json.WriteNumber("tickets_with_breaches_gained", result.Figures.Gaining);
        json.WriteNumber("tickets_with_breaches_lost", result.Figures.Losing);
        json.WriteStartObject("objectives");
        foreach (var objective in result.Figures.Objectives)
            Objective(json, objective);
        json.WriteEndObject();
        if (result.Figures.Escalations.Any)
            Escalations(json, result.Figures.Escalations);
        json.WriteStartObject("deviations");
        json.WriteNumber("profile", result.Figures.DeviationsBefore);
        json.WriteNumber("against", result.Figures.DeviationsAfter);
        json.WriteEndObject();
        json.WriteNumber("quarantined", result.Figures.Quarantined);
        json.WriteEndObject();
        Changes(json, "breaches_gained", result.Figures.Gained, result.Zone);
        Changes(json, "breaches_lost", result.Figures.Lost, result.Zone);
        Changes(json, "largest_moves", result.LargestMoves, result.Zone);
        if (result.Figures.Escalations.Any)
        {
            Firings(json, "firings_gained", result.Figures.Escalations.Gained, result.Zone);
            Firings(json, "firings_lost", result.Figures.Escalations.Lost, result.Zone);
        }
        ReplayJson.Remarks(json, "remarks_profile", result.Figures.RemarksBefore, console);
        ReplayJson.Remarks(json, "remarks_against", result.Figures.RemarksAfter, console);
        json.WriteEndObject();
    }

    /// <summary>The word of the figures for an outcome; null: the promise is not made.</summary>
    public static string? Word(ClockOutcome? outcome) =>
        outcome switch
        {
            null => null,
            ClockOutcome.Met => "met",
            ClockOutcome.Missed or ClockOutcome.Breached => "missed",
            ClockOutcome.Open => "running",
            _ => "cancelled",
        };

    private static void Objective(Utf8JsonWriter json, ObjectiveComparison objective)
    {
        json.WriteStartObject(objective.Name);
        Both(json, objective.Before?.All, objective.After?.All);
        json.WriteNumber("breaches_gained", objective.Gained);
        json.WriteNumber("breaches_lost", objective.Lost);
        json.WriteStartObject("by_priority");
        foreach (var priority in objective.Priorities)
        {
            json.WriteStartObject(priority);
            Both(json, objective.Before?.Of(priority), objective.After?.Of(priority));
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Both(Utf8JsonWriter json, Attainment? before, Attainment? after)
    {
        foreach (var (name, one) in ((string, Attainment?)[])[("profile", before), ("against", after)])
        {
            if (one is not { } known)
            {
                json.WriteNull(name);
                continue;
            }
            json.WriteStartObject(name);
            ReplayJson.Attained(json, known);
            json.WriteEndObject();
        }
    }

    private static void Changes(Utf8JsonWriter json, string name, IEnumerable<PromiseChange> changes, DateTimeZone zone)
    {
        json.WriteStartArray(name);
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("case", change.Case);
            json.WriteString("objective", change.Objective);
            json.WriteNumber("cycle", change.Cycle);
            json.WriteString("priority", change.Priority);
            json.WriteString("outcome_profile", Word(change.Before));
            json.WriteString("outcome_against", Word(change.After));
            Time(json, "due_profile", change.DueBefore, zone);
            Time(json, "due_against", change.DueAfter, zone);
            json.WriteString("move", change.Move is { } move ? CaseTime.Show(move) : null);
            if (change.Move is { } seconds)
                json.WriteNumber("moveSeconds", (decimal)seconds.ToBigIntegerNanoseconds() / NodaConstants.NanosecondsPerSecond);
            else
                json.WriteNull("moveSeconds");
            json.WriteEndObject();
            ReplayJson.Hand(json);
        }
        json.WriteEndArray();
    }

    private static void Escalations(Utf8JsonWriter json, FiringComparison escalations)
    {
        json.WriteStartObject("escalations");
        foreach (var rule in escalations.Rules)
        {
            json.WriteStartObject(rule.Name);
            foreach (var (name, one) in ((string, RuleFigures?)[])[("profile", rule.Before), ("against", rule.After)])
            {
                if (one is null)
                    json.WriteNull(name);
                else
                    ReplayJson.Rule(json, name, one);
            }
            json.WriteNumber("tickets_gaining", rule.Gaining);
            json.WriteNumber("tickets_losing", rule.Losing);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartObject("levels");
        foreach (var (name, one) in ((string, EscalationFigures?)[])[("profile", escalations.Before), ("against", escalations.After)])
        {
            if (one is null)
                json.WriteNull(name);
            else
                ReplayJson.Levels(json, name, one);
        }
        json.WriteEndObject();
    }

    private static void Firings(Utf8JsonWriter json, string name, IEnumerable<FiringChange> changes, DateTimeZone zone)
    {
        json.WriteStartArray(name);
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("case", change.Case);
            json.WriteString("rule", change.Rule);
            json.WriteString("priority", change.Priority);
            json.WriteNumber("fired_profile", change.Before);
            json.WriteNumber("fired_against", change.After);
            Time(json, "first_profile", change.FirstBefore, zone);
            Time(json, "first_against", change.FirstAfter, zone);
            json.WriteEndObject();
            ReplayJson.Hand(json);
        }
        json.WriteEndArray();
    }

    private static void Time(Utf8JsonWriter json, string name, Instant? at, DateTimeZone zone) =>
        json.WriteString(name, at is { } known ? CaseTime.Show(known, zone) : null);
}
