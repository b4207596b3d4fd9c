using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Decisions;

/// <summary>Chooses the targets of running clocks anew whenever what they rest on may have changed (SLA-9).</summary>
internal static class TargetDecisions
{
    public static void React(DecisionDraft draft, TicketCommand cause)
    {
        foreach (var objective in draft.Rules.Objectives)
        {
            if (draft.Ticket.Clock(objective.Name) is not { IsOpen: true } clock) continue;
            if (Choose(objective, draft.Ticket) is not var (row, target) || clock.Target == target) continue;
            draft.Record(
                new TargetChosen(objective.Name, clock.Cycle, target, row + 1, clock.Target), ClockPoints.By,
                cause.OccurredAt ?? draft.Now, commandId: cause.CommandId);
        }
    }

    private static (int Row, SlaTarget Target)? Choose(Objective objective, Ticket ticket)
    {
        var facts = new TicketFacts(ticket);
        for (var row = 0; row < objective.Targets.Count; row++)
            if (objective.Targets[row].If.Evaluate(facts) == Truth.True) return (row, objective.Targets[row].Target);
        return null;
    }
}
