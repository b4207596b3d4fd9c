using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Decisions;

/// <summary>
/// Folds one event into the clocks. Per event and clock at most one of stop and start acts, then the pause condition. Conditions are read
/// before and after the event, because a moment can be a condition that becomes true.
/// </summary>
internal readonly struct ClockFold
{
    private readonly DecisionRules _rules;
    private readonly ulong _heldBefore;

    private ClockFold(DecisionRules rules, ulong heldBefore) => (_rules, _heldBefore) = (rules, heldBefore);

    /// <summary>Reads the conditions before the event changes the ticket.</summary>
    public static ClockFold Before(Ticket own, DecisionRules rules) => new(rules, Held(own, rules));

    /// <summary>The first event: nothing held before.</summary>
    public static void Start(Ticket own, TicketEvent opened, DecisionRules rules) => new ClockFold(rules, 0).After(own, opened);

    /// <summary>Marks the clocks after the event has changed the ticket.</summary>
    public void After(Ticket own, TicketEvent e)
    {
        var became = Held(own, _rules) & ~_heldBefore;
        TicketFacts? facts = null;
        for (var i = 0; i < _rules.Objectives.Count; i++)
        {
            var objective = _rules.Objectives[i];
            var at = Find(own, objective.Name);
            if (at < 0)
            {
                if (!Happens(objective.Start, e, became, 2 * i)) continue;
                at = own.Clocks.Count;
                own.Clocks = own.Clocks.Add(new(objective.Name, 1, e.OccurredAt));
            }
            var clock = own.Clocks[at];
            var marked = Mark(clock, objective, e, became, i, own, ref facts);
            if (!ReferenceEquals(marked, clock)) own.Clocks = own.Clocks.With(at, marked);
        }
    }

    private static SlaClock Mark(SlaClock clock, Objective objective, TicketEvent e, ulong became, int index, Ticket own, ref TicketFacts? facts)
    {
        if (e is TargetChosen chosen && chosen.Objective == objective.Name) clock = clock with { Target = chosen.After };
        if (e is ClockPointReached reached && reached.Objective == objective.Name)
            clock = clock with { Raised = clock.Raised.Add(new(reached.Point, reached.DueAt)) };
        if (!clock.IsOpen) return clock;

        // A foreign log may tell of a time before the last mark; a clock never runs backwards.
        var at = Instant.Max(e.OccurredAt, clock.Marks[^1].At);
        if (Happens(objective.Stop, e, became, (2 * index) + 1)) return clock.Stop(at);
        if (own.State.Kind == Lifecycles.StateKind.Final) return clock.Cancel(at);
        if (objective.PauseWhile is not { } pause) return clock;
        return pause.Evaluate(facts ??= new(own)) == Truth.True ? clock.Pause(at) : clock.Resume(at);
    }

    private static bool Happens(ClockMoment moment, TicketEvent e, ulong became, int bit)
    {
        foreach (var name in moment.Events)
            if (name == e.Name) return true;
        return (became & (1UL << bit)) != 0;
    }

    /// <summary>Which conditions of moments hold: bit 2i for the start of objective i, 2i+1 for its stop.</summary>
    private static ulong Held(Ticket own, DecisionRules rules)
    {
        var held = 0UL;
        TicketFacts? facts = null;
        for (var i = 0; i < rules.Objectives.Count; i++)
        {
            if (rules.Objectives[i].Start.Becomes is { } start && start.Evaluate(facts ??= new(own)) == Truth.True) held |= 1UL << (2 * i);
            if (rules.Objectives[i].Stop.Becomes is { } stop && stop.Evaluate(facts ??= new(own)) == Truth.True) held |= 1UL << ((2 * i) + 1);
        }
        return held;
    }

    private static int Find(Ticket own, string objective)
    {
        for (var i = 0; i < own.Clocks.Count; i++)
            if (own.Clocks[i].Objective == objective) return i;
        return -1;
    }
}
