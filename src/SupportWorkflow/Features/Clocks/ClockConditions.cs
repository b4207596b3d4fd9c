using System.Numerics;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Clocks;

/// <summary>
/// The conditions of all objectives, compiled: those of moments and pauses are asked together, once before and once after every event, and
/// answered as bits; the target rows of one objective are asked together when a target is chosen.
/// </summary>
internal sealed class ClockConditions
{
    /// <summary>How many different conditions the moments and pauses of one profile can have.</summary>
    public const int Most = 64;

    private readonly ConditionSet _together;
    private readonly FactTable _facts;
    private readonly bool _any;

    /// <exception cref="ArgumentException">There are more than <see cref="Most"/> different conditions.</exception>
    public ClockConditions(ValueList<Objective> objectives, FactTable facts, EventNames events)
    {
        _facts = facts;
        var distinct = new List<Condition>();
        Clocks = [.. objectives.Select(o => Compile(o, distinct, events))];
        _together = new([.. distinct.Select(c => ConditionCompiler.Compile(c, facts.Catalogue))]);
        _any = distinct.Count > 0;
        RestOnBasis = Array.TrueForAll(Clocks, c => c.RestsOnBasis);
    }

    /// <summary>One entry for each objective, in their order.</summary>
    public CompiledObjective[] Clocks { get; }

    /// <summary>Whether no target can change but with what was said of the request.</summary>
    public bool RestOnBasis { get; }

    /// <summary>Which conditions of moments and pauses hold on a ticket, by their bits. Unknown does not hold.</summary>
    public ulong Holding(Ticket ticket)
    {
        if (!_any)
            return 0;
        var facts = _facts.Of(ticket);
        return _together.Test(ref facts).Holding;
    }

    /// <summary>The first target row that holds, or -1.</summary>
    public int Row(CompiledObjective clock, Ticket ticket)
    {
        var facts = _facts.Of(ticket);
        for (var part = 0; part < clock.Rows.Length; part++)
            if (clock.Rows[part].Test(ref facts).Holding is not 0 and var holding)
                return (64 * part) + BitOperations.TrailingZeroCount(holding);
        return -1;
    }

    private CompiledObjective Compile(Objective objective, List<Condition> distinct, EventNames events) =>
        new(
            objective,
            Compile(objective.Start, distinct, events),
            Compile(objective.Stop, distinct, events),
            Compile(objective.Reset, distinct, events),
            Compile(objective.Cancel, distinct, events),
            Bit(objective.PauseWhile, distinct),
            [
                .. objective
                    .Targets.Select(t => ConditionCompiler.Compile(t.If, _facts.Catalogue))
                    .Chunk(64)
                    .Select(rows => new ConditionSet(rows)),
            ]
        );

    private static CompiledMoment Compile(ClockMoment? moment, List<Condition> distinct, EventNames events) =>
        moment is null ? default : new(events.Of(moment.Events), Bit(moment.Becomes, distinct));

    private static ulong Bit(Condition? condition, List<Condition> distinct)
    {
        if (condition is null)
            return 0;
        var at = distinct.IndexOf(condition);
        if (at < 0)
        {
            at = distinct.Count;
            if (at == Most)
                throw new ArgumentException($"Moments and pauses ask at most {Most} different conditions.", nameof(condition));
            distinct.Add(condition);
        }
        return 1UL << at;
    }
}
