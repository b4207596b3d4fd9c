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

    /// <summary>The highest level it ever reached; 0: it was never escalated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Highest { get; init; }

    /// <summary>What took it up and still stands; the level is the highest of theirs.</summary>
    [JsonInclude]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    internal ValueList<EscalationCause> Causes { get; init; }

    /// <summary>How far a promise took it up in a cycle; 0: not.</summary>
    internal int LevelOf(string? objective, int cycle, string? rule)
    {
        foreach (var cause in Causes)
            if (cause.IsAlike(objective, cycle, rule))
                return cause.Level;
        return 0;
    }

    /// <summary>The cause that counts: the highest, of those not answered yet the latest.</summary>
    internal EscalationCause? Top
    {
        get
        {
            EscalationCause? top = null;
            foreach (var cause in Causes)
                if (
                    top is null
                    || cause.Level > top.Level
                    || (cause.Level == top.Level && (top.AnsweredAt is not null || (cause.AnsweredAt is null && cause.At >= top.At)))
                )
                    top = cause;
            return top;
        }
    }

    /// <summary>The record with these causes, and the level they come to.</summary>
    internal EscalationRecord With(ValueList<EscalationCause> causes)
    {
        var next = this with { Causes = causes };
        var top = next.Top;
        return next with
        {
            Level = top?.Level ?? 0,
            Responsible = top?.Responsible,
            EscalatedAt = top?.At,
            AnsweredAt = top?.AnsweredAt,
            Highest = Math.Max(Highest, top?.Level ?? 0),
        };
    }

    /// <summary>The record with what took the ticket up; the same cause takes it further.</summary>
    internal EscalationRecord Raised(EscalationCause cause)
    {
        for (var i = 0; i < Causes.Count; i++)
            if (Causes[i].IsAlike(cause.Objective, cause.Cycle, cause.Rule))
                return With(Causes.With(i, cause with { Repeats = cause.Level == Causes[i].Level ? Causes[i].Repeats + 1 : 0 }));
        return With(Causes.Add(cause));
    }

    /// <summary>The record with everything answered that was not.</summary>
    internal EscalationRecord Answered(Instant at) => With([.. Causes.Select(c => c.AnsweredAt is null ? c with { AnsweredAt = at } : c)]);

    /// <summary>The record without the causes that have ended; the very same where all stand.</summary>
    internal EscalationRecord Without(Func<EscalationCause, bool> hasEnded) =>
        Causes.Any(hasEnded) ? With([.. Causes.Where(c => !hasEnded(c))]) : this;

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

    /// <summary>Whether a rule has fired, and everything it does was refused.</summary>
    internal bool AnyRefused
    {
        get
        {
            foreach (var firing in Firings)
                if (firing.Refused)
                    return true;
            return false;
        }
    }

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
                return (firing.Number, firing.Version).CompareTo((Firings[i].Number, Firings[i].Version)) > 0
                    ? this with
                    {
                        Firings = Firings.With(i, firing),
                    }
                    : this;
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
