using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Escalations;

namespace SupportWorkflow;

/// <summary>What escalation of a ticket has come to. <see cref="Nothing"/> until a rule fires or somebody escalates.</summary>
public sealed record EscalationRecord
{
    /// <summary>Nothing has happened yet.</summary>
    public static EscalationRecord Nothing { get; } = new();

    /// <summary>How far up it went; 0: it was not escalated (ESC-2).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Level { get; init; }

    /// <summary>The role that is responsible at that level; null: it was not escalated.</summary>
    public string? Responsible { get; init; }

    /// <summary>When that level was reached; null: it was not escalated.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? EscalatedAt { get; init; }

    /// <summary>When whoever is responsible answered; null: not yet.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? AnsweredAt { get; init; }

    /// <summary>Whether it is handled before all others, and every change is told at once (ESC-7).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool GreenChannel { get; init; }

    /// <summary>Whether a technical review was called (HND-5).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ReviewCalled { get; init; }

    /// <summary>The rule that asked the handler for the reason, which is still owed (ESC-6); null: none is.</summary>
    public string? ReasonAskedBy { get; init; }

    /// <summary>The latest firing of each rule, for the ticket and for each track: what keeps it from firing twice for one key.</summary>
    [JsonInclude]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    internal ValueList<RuleFiring> Firings { get; init; }

    /// <summary>When the events that rules count time from happened last.</summary>
    [JsonInclude]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    internal ValueList<EventTime> Remembered { get; init; }

    /// <summary>The firing of a rule for the ticket or a track of it, or null.</summary>
    internal RuleFiring? Firing(string rule, string? track = null)
    {
        foreach (var firing in Firings)
            if (firing.Rule == rule && firing.Track == track)
                return firing;
        return null;
    }

    /// <summary>This record after a rule has fired for a key.</summary>
    internal EscalationRecord WithFiring(RuleFiring firing)
    {
        for (var i = 0; i < Firings.Count; i++)
            if (Firings[i].Rule == firing.Rule && Firings[i].Track == firing.Track)
                return firing.Number > Firings[i].Number ? this with { Firings = Firings.With(i, firing) } : this;
        return this with { Firings = Firings.Add(firing) };
    }

    /// <summary>The same with the keys free again that a point of a clock had spent, or anything after it in the same cycle:
    /// the point was withdrawn.</summary>
    internal EscalationRecord Freeing(string objective, string? track, int cycle, Instant from)
    {
        return Firings.Any(IsOf) ? this with { Firings = [.. Firings.Where(f => !IsOf(f))] } : this;

        bool IsOf(RuleFiring firing) =>
            firing.Objective == objective && firing.Track == track && firing.Number == cycle && firing.DueAt >= from;
    }

    /// <summary>When an event happened last; null: it is not remembered.</summary>
    internal EventTime? Last(string name)
    {
        foreach (var time in Remembered)
            if (time.Name == name)
                return time;
        return null;
    }

    /// <summary>This record with when an event happened; one that happened before the latest of its name changes nothing.</summary>
    internal EscalationRecord WithEventTime(EventTime time)
    {
        for (var i = 0; i < Remembered.Count; i++)
            if (Remembered[i].Name == time.Name)
                return time.At >= Remembered[i].At ? this with { Remembered = Remembered.With(i, time) } : this;
        return this with { Remembered = Remembered.Add(time) };
    }
}
