using NodaTime;

namespace SupportWorkflow.Decisions;

/// <summary>Chooses the targets of running clocks anew whenever what they rest on may have changed (SLA-9).</summary>
internal static class TargetDecisions
{
    /// <param name="draft">The decision.</param>
    /// <param name="occurredAt">When what it follows from happened.</param>
    /// <param name="cause">The version of the event it follows from.</param>
    public static void React(DecisionDraft draft, Instant occurredAt, int cause)
    {
        var clocks = draft.Rules.Clocks;
        foreach (var compiled in clocks.Clocks)
        {
            if (draft.Ticket.Clock(compiled.Objective.Name) is not { IsOpen: true } clock) continue;
            var row = clocks.Row(compiled, draft.Ticket);
            if (row < 0 || clock.Target == compiled.Objective.Targets[row].Target) continue;
            draft.React(
                new TargetChosen(clock.Objective, clock.Cycle, compiled.Objective.Targets[row].Target, row + 1, clock.Target), ClockPoints.By, occurredAt, cause);
        }
    }
}
