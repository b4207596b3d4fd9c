using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Decisions;

/// <summary>Chooses the targets of open clocks: the first one that applies, and another whenever what it rests on has changed (SLA-9).</summary>
internal static class TargetDecisions
{
    /// <param name="draft">The decision.</param>
    /// <param name="occurredAt">When what it follows from happened.</param>
    /// <param name="cause">The version of the event it follows from.</param>
    public static void React(DecisionDraft draft, Instant occurredAt, int cause)
    {
        var (clocks, before) = (draft.Rules.Clocks, draft.Before);
        var isSame = before is not null && TargetGround.IsSame(before, draft.Ticket);
        if (isSame && clocks.RestOnGround && before!.Clocks.IsSame(draft.Ticket.Clocks)) return;
        foreach (var compiled in clocks.Clocks)
        {
            if (isSame && compiled.RestsOnGround && draft.Ticket.Clock(compiled.Objective.Name) is { } clock && Stays(clock)) continue;
            if (Choose(compiled, draft.Ticket, draft.Rules, occurredAt) is var (target, at)) draft.React(target, ClockPoints.By, at, cause);
        }

        // A move to other rules has said what becomes of every target there was.
        bool Stays(SlaClock clock) => draft.HasMoved ? clock.Target is not null : ReferenceEquals(clock, before!.Clock(clock.Objective));
    }

    /// <summary>The target of one clock of the ticket as it stands, if it is another one than before.</summary>
    /// <param name="compiled">The objective.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="rules">The profile.</param>
    /// <param name="occurredAt">When what it follows from happened.</param>
    /// <returns>What to record, and when it happened; null: nothing.</returns>
    public static (TargetChosen Chosen, Instant At)? Choose(CompiledObjective compiled, Ticket ticket, DecisionRules rules, Instant occurredAt)
    {
        var objective = compiled.Objective;
        if (ticket.Clock(objective.Name) is not { OpenSince: { } open } clock || IsSettled(clock, objective)) return null;
        var row = rules.Clocks.Row(compiled, ticket);
        if (row < 0) return null;
        var target = On(objective.Targets[row].Target, objective, ticket, rules);
        // In a cycle of its own the target is said anew where it matters later that it was.
        if (clock.Target == target && (clock.IsTargetOfCycle || objective.OnRetarget == RetargetMode.FromStart)) return null;
        // Facts fold in the order they are learned, so the target they lead to comes after every earlier choice, and never into a time in which
        // the clock had ended.
        var at = Instant.Max(occurredAt, Instant.Max(open, clock.ChosenAt ?? open));
        return (new TargetChosen(objective.Name, clock.Cycle, target, row + 1, rules.Profile, Mode(clock, objective, at), clock.Target), at);
    }

    /// <summary>How a target chosen at an instant takes over: only one that comes after the beginning of its cycle leaves a choice.</summary>
    private static RetargetMode Mode(SlaClock clock, Objective objective, Instant at)
    {
        if (clock.Target is null) return objective.SinceOpened || at == clock.BeganAt ? RetargetMode.FromStart : RetargetMode.Rebase;
        return clock.IsTargetOfCycle ? objective.OnRetarget : RetargetMode.FromStart;
    }

    private static bool IsSettled(SlaClock clock, Objective objective) =>
        objective.OnRetarget == RetargetMode.Keep && clock.Target is not null && clock.IsTargetOfCycle;

    /// <summary>The target on the calendar that the host's policy chooses, if there is one.</summary>
    private static SlaTarget On(SlaTarget target, Objective objective, Ticket ticket, DecisionRules rules)
    {
        if (rules.SlaCalendars is not { } policy || target.Calendar is not { } own) return target;
        var chosen = policy.Choose(new()
        {
            Objective = objective.Name,
            Default = own,
            Known = rules.Calendars.Names,
            Site = ticket.Field("site").Text,
            Contract = ticket.Field("contract").Text,
            Tier = ticket.Intake.Tier,
        });
        return rules.Calendars.Find(chosen) is not null
            ? target.On(chosen)
            : throw new InvalidOperationException($"The calendar policy answered '{chosen}' for {objective.Name}, which is not one of {string.Join(", ", rules.Calendars.Names.AsEnumerable())}.");
    }
}
