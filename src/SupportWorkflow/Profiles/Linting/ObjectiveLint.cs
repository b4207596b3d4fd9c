using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Profiles;

/// <summary>Target rows that never decide, objectives that no target ever applies to, such as end where they start, and such as nothing
/// starts or stops.</summary>
internal static class ObjectiveLint
{
    public static void Run(ProfileDocument document, WorkflowParts parts, EventOutlook outlook, WarningList warnings)
    {
        foreach (var objective in parts.Policies.Objectives)
        {
            var path = JsonPath.Step("$.objectives", objective.Name);
            warnings.CheckRows([.. objective.Targets.Select(t => t.If)], path + ".targets", "objective.row-never-decides");
            if (objective.Targets.All(t => ConditionLogic.NeverHolds(t.If)))
                warnings.Add(path + ".targets", "objective.never-has-target", objective.Text);
            if (objective.PauseWhile is { } pause)
                warnings.NeverHolds(pause, path + ".pauseWhile");
            EndsWhereItStarts(objective, path, warnings);
            if (
                !document.Objectives[objective.Name].Start.ByRule
                && !CanHappen(objective.Start)
                && (objective.Reset is null || !CanHappen(objective.Reset))
            )
                warnings.Add(path + ".start", "objective.nothing-starts", objective.Text, Lacks(objective.Start));
            if (!CanHappen(objective.Stop) && !(Answers(objective) && outlook.CanHappen("ticket-resolved")))
                warnings.Add(path + ".stop", "objective.nothing-stops", objective.Text, Lacks(objective.Stop));
        }

        bool CanHappen(ClockMoment moment) =>
            moment.Events.Any(e => outlook.CanHappen(e.Name, e.If) && !ConditionLogic.NeverHolds(e.If))
            || (moment.Becomes is { } condition && outlook.CanBecome(condition));

        LocalText Lacks(ClockMoment moment) =>
            LocalText.Join([
                .. moment.Events.Select(e =>
                    outlook.Lacks(e.Name) is { } lacks ? WarningList.Texts.Say("event-needs", e.Name, lacks)
                    : outlook.Unsaid(e.Name, e.If) is { } unsaid ? WarningList.Texts.Say("event-says-nothing", e.Name, unsaid)
                    : WarningList.Texts.Say("condition.never-holds")
                ),
                .. moment.Becomes is null ? Array.Empty<LocalText>() : [WarningList.Texts.Say("no-state-for-it")],
            ]);

        bool Answers(Objective objective) =>
            parts.Policies.Clocks.Clocks.First(c => c.Objective == objective).Answers.Meets(parts.Policies.Events.Of("ticket-resolved"));
    }

    private static void EndsWhereItStarts(Objective objective, string path, WarningList warnings)
    {
        var (start, name) = (objective.Start, objective.Text);
        // What repeats may be kept by the very event with which the next cycle begins.
        var stop = objective.Repeats ? null : objective.Stop;
        foreach (var both in Shared(start, stop))
            warnings.Add(path + ".stop.events", "objective.stops-where-it-starts", name, both);
        foreach (var both in Shared(start, objective.Reset))
            warnings.Add(path + ".reset.events", "objective.reset-where-it-starts", name, both);
        foreach (var both in Shared(start, objective.Cancel))
            warnings.Add(path + ".cancel.events", "objective.cancelled-where-it-starts", name, both);
        if (Becomes(start, stop))
            warnings.Add(path + ".stop.becomes", "objective.stops-with-its-start", name);
        if (Becomes(start, objective.Reset))
            warnings.Add(path + ".reset.becomes", "objective.reset-with-its-start", name);
        if (Becomes(start, objective.Cancel))
            warnings.Add(path + ".cancel.becomes", "objective.cancelled-with-its-start", name);
    }

    /// <summary>The events that are both, whenever they are the first.</summary>
    private static IEnumerable<string> Shared(ClockMoment start, ClockMoment? end) =>
        start.Events.Where(s => end?.Events.Any(e => e.Name == s.Name && ConditionLogic.Implies(s.If, e.If)) == true).Select(s => s.Name);

    private static bool Becomes(ClockMoment start, ClockMoment? end) =>
        start.Becomes is { } starts && end?.Becomes is { } ends && ConditionLogic.Implies(starts, ends);
}
