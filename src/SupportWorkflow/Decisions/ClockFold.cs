using NodaTime;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Decisions;

/// <summary>
/// Folds one event into the clocks. Per event and clock at most one of stop and start acts, then the pause condition. Conditions are read
/// before and after the event, because a moment can be a condition that becomes true.
/// </summary>
internal static class ClockFold
{
    /// <summary>Marks the clocks after the event has changed the ticket.</summary>
    /// <param name="own">The ticket after the event.</param>
    /// <param name="e">The event.</param>
    /// <param name="rules">The profile.</param>
    /// <param name="before">Which conditions held before the event.</param>
    /// <returns>Which hold now.</returns>
    public static ulong After(Ticket own, TicketEvent e, DecisionRules rules, ulong before)
    {
        var holding = rules.Clocks.Holding(own);
        var (bit, became) = (TicketEventNames.BitOf(e), holding & ~before);
        foreach (var compiled in rules.Clocks.Clocks)
        {
            var at = Find(own, compiled.Objective.Name);
            if (at < 0)
            {
                if (!compiled.Start.Happens(bit, became)) continue;
                at = own.Clocks.Count;
                own.Clocks = own.Clocks.Add(new(compiled.Objective.Name, 1, e.OccurredAt));
            }
            var clock = own.Clocks[at];
            var marked = Mark(clock, compiled, e, bit, became, holding, own);
            if (!ReferenceEquals(marked, clock)) own.Clocks = own.Clocks.With(at, marked);
        }
        return holding;
    }

    private static SlaClock Mark(SlaClock clock, CompiledObjective compiled, TicketEvent e, ulong bit, ulong became, ulong holding, Ticket own)
    {
        var name = compiled.Objective.Name;
        if (e is TargetChosen chosen && chosen.Objective == name) clock = clock with { Target = chosen.After };
        if (e is ClockPointReached reached && reached.Objective == name) clock = clock with { Raised = clock.Raised.Add(new(reached.Point, reached.DueAt)) };
        if (!clock.IsOpen) return clock;

        // A foreign log may tell of a time before the last mark; a clock never runs backwards.
        var at = Instant.Max(e.OccurredAt, clock.Marks[^1].At);
        if (compiled.Stop.Happens(bit, became)) return clock.Stop(at);
        if (own.State.Kind == StateKind.Final) return clock.Cancel(at);
        if (compiled.Pause == 0) return clock;
        return (holding & compiled.Pause) != 0 ? clock.Pause(at) : clock.Resume(at);
    }

    private static int Find(Ticket own, string objective)
    {
        for (var i = 0; i < own.Clocks.Count; i++)
            if (own.Clocks[i].Objective == objective) return i;
        return -1;
    }
}
