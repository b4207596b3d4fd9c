using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Profiles;

/// <summary>Target rows that never decide, objectives that no target ever applies to, and such as stop where they start.</summary>
internal static class ObjectiveLint
{
    public static void Run(ValueList<Objective> objectives, WarningList warnings)
    {
        foreach (var objective in objectives)
        {
            var path = JsonPath.Step("$.objectives", objective.Name);
            warnings.CheckRows([.. objective.Targets.Select(t => t.If)], path + ".targets", "objective.row-never-decides");
            if (objective.Targets.All(t => ConditionLogic.NeverHolds(t.If)))
                warnings.Add(path + ".targets", "objective.never-has-target", objective.Text);
            if (objective.PauseWhile is { } pause)
                warnings.NeverHolds(pause, path + ".pauseWhile");
            foreach (
                var both in objective
                    .Start.Events.Where(e => e.IsAlways)
                    .Select(e => e.Name)
                    .Intersect(objective.Stop.Events.Where(e => e.IsAlways).Select(e => e.Name))
            )
                warnings.Add(path + ".stop.events", "objective.stops-where-it-starts", objective.Text, both);
            if (objective.Start.Becomes is { } start && objective.Stop.Becomes is { } stop && ConditionLogic.Implies(start, stop))
                warnings.Add(path + ".stop.becomes", "objective.stops-with-its-start", objective.Text);
        }
    }
}
