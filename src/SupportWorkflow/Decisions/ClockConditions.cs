using SupportWorkflow.Conditions;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Decisions;

/// <summary>
/// The conditions of all objectives, compiled: those of moments and pauses are asked together, once before and once after every event, and
/// answered as bits; the target rows of one objective are asked together when a target is chosen.
/// </summary>
internal sealed class ClockConditions
{
    private readonly ConditionSet _together;
    private readonly FactCatalogue _facts;
    private readonly ClosingRules _closing;

    public ClockConditions(ValueList<Objective> objectives, FactCatalogue facts, ClosingRules closing)
    {
        (_facts, _closing) = (facts, closing);
        var distinct = new List<Condition>();
        Clocks = [.. objectives.Select(o => Compile(o, distinct))];
        _together = new([.. distinct.Select(c => ConditionCompiler.Compile(c, facts))]);
        AnyMoments = distinct.Count > 0;
        RestOnGround = Array.TrueForAll(Clocks, c => c.RestsOnGround);
    }

    /// <summary>One entry for each objective, in their order.</summary>
    public CompiledObjective[] Clocks { get; }

    /// <summary>Whether no target can change but with what was said of the request.</summary>
    public bool RestOnGround { get; }

    /// <summary>Whether any moment or pause is a condition; if none is, nothing has to be asked.</summary>
    private bool AnyMoments { get; }

    /// <summary>Which conditions of moments and pauses hold on a ticket, by their bits. Unknown does not hold.</summary>
    public ulong Holding(Ticket ticket)
    {
        if (!AnyMoments) return 0;
        var facts = new TicketFacts(ticket, _facts, _closing);
        return _together.Test(ref facts).Holding;
    }

    /// <summary>The first target row that holds, or -1.</summary>
    public int Row(CompiledObjective clock, Ticket ticket)
    {
        var facts = new TicketFacts(ticket, _facts, _closing);
        for (var part = 0; part < clock.Rows.Length; part++)
            if (clock.Rows[part].Test(ref facts).Holding is not 0 and var holding) return (64 * part) + System.Numerics.BitOperations.TrailingZeroCount(holding);
        return -1;
    }

    private CompiledObjective Compile(Objective objective, List<Condition> distinct) => new(
        objective, Compile(objective.Start, distinct), Compile(objective.Stop, distinct), Compile(objective.Reset, distinct), Compile(objective.Cancel, distinct),
        Bit(objective.PauseWhile, distinct),
        [.. objective.Targets.Select(t => ConditionCompiler.Compile(t.If, _facts)).Chunk(64).Select(rows => new ConditionSet(rows))]);

    private static CompiledMoment Compile(ClockMoment? moment, List<Condition> distinct) =>
        moment is null ? default : new(TicketEventNames.BitsOf(moment.Events), Bit(moment.Becomes, distinct));

    private static ulong Bit(Condition? condition, List<Condition> distinct)
    {
        if (condition is null) return 0;
        var at = distinct.IndexOf(condition);
        if (at < 0)
        {
            at = distinct.Count;
            distinct.Add(condition);
        }
        return 1UL << at;
    }
}
