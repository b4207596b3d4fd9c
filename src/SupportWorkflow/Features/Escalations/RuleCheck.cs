using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Escalations;

/// <summary>Checks one rule against what it may name. Paths are those of its JSON; a rule made in code has the same.</summary>
internal sealed class RuleCheck(RuleVocabulary words, ProblemList problems, string path)
{
    private readonly EventNames _events = words.Policies.Events;

    /// <summary>Checks rules, every problem at once.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="path">Where a rule stands, by its place.</param>
    /// <param name="policies">What they may name.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Check(ValueList<EscalationRule> rules, Func<int, string> path, TicketPolicies policies, ProblemList problems)
    {
        var (words, names) = (new RuleVocabulary(policies), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < rules.Count; i++)
        {
            if (!names.Add(rules[i].Name))
                problems.Add(
                    path(i) + ".name",
                    "rule.doubled-name",
                    $"'{rules[i].Name}' twice",
                    "every name once; level-1-unanswered and such are the ladder's"
                );
            new RuleCheck(words, problems, path(i)).Check(rules[i]);
        }
    }

    private void Check(EscalationRule rule)
    {
        if (rule.Name.Length == 0 || rule.Name.AsSpan().ContainsAny(":/ "))
            problems.Add(path + ".name", "rule.bad-name", $"'{rule.Name}'", "English words in kebab case");
        CheckMoment(rule.When);
        new ConditionCheck(words.Policies.RuleFacts.Catalogue, words.Policies.Calendars, problems).Check(rule.If, path + ".if");
        foreach (var fact in ConditionFacts.Of(rule.If))
        {
            if (fact.StartsWith("command.", StringComparison.Ordinal))
                problems.Add(path + ".if", "rule.no-command", fact, "facts that are known without a command");
            else if (
                rule.When.Kind != MomentKind.On
                && (fact.StartsWith("event.", StringComparison.Ordinal) || fact.StartsWith("actor.", StringComparison.Ordinal))
            )
                problems.Add(path + ".if", "rule.no-event", fact, "facts of events and actors in rules that are asked with events only");
        }
        if (rule.OncePer == OncePer.ClockCycle && !rule.When.IsOfClock)
            problems.Add(
                path + ".oncePer",
                "rule.key-does-not-suit",
                "clockCycle",
                "stateVisit, ticket, or occurrence: the moment is of no clock"
            );
        if (rule.OncePer == OncePer.Occurrence && rule.When.UsualKey != OncePer.Occurrence)
            problems.Add(
                path + ".oncePer",
                "rule.key-does-not-suit",
                "occurrence",
                "clockCycle, stateVisit or ticket: the moment is of no event"
            );
        if (rule.Repeat?.Every.Calendar is { } calendar)
            Known(calendar, [.. words.Policies.Calendars.Names], ".repeat.calendar", "rule.unknown-calendar");
        if (rule.Repeat is not null && rule.When.Kind == MomentKind.On)
            problems.Add(path + ".repeat", "rule.repeat-needs-time", "a rule of events", "since and for instead of on: then it may repeat");
        if (rule.Then.Count == 0)
            problems.Add(path + ".then", "rule.no-action", "an empty list", "at least one action");
        for (var i = 0; i < rule.Then.Count; i++)
            CheckAction(rule.Then[i], $"{path}.then[{i}]");
    }

    private void CheckMoment(Moment moment)
    {
        if (moment.IsOfClock)
            Known(moment.Name, [.. words.Policies.Objectives.Select(o => o.Name)], ".when.clock", "rule.unknown-clock");
        if (moment.Wait.Calendar is { } calendar)
            Known(calendar, [.. words.Policies.Calendars.Names], ".when.calendar", "rule.unknown-calendar");
        if (moment.Kind == MomentKind.At)
            Known(moment.Name, words.Instants, ".when.at", "rule.no-instant");
        if (moment.Kind == MomentKind.InState && !words.States.Contains(moment.Name))
            Known(
                moment.Name,
                [.. words.States, .. LifecycleWords.Kinds.Keys.Select(k => Moment.KindPrefix + k)],
                ".when.in",
                "rule.unknown-state"
            );
        if (moment.Kind is MomentKind.Without or MomentKind.On && moment.Events.Count == 0)
            problems.Add($"{path}.when.{Word(moment)}", "rule.no-event-named", "an empty list", "at least one event");
        for (var i = 0; i < moment.Events.Count; i++)
            Known(
                moment.Events[i],
                moment.Kind == MomentKind.On ? _events.All : [.. _events.All, RuleBook.Movement],
                moment.Kind == MomentKind.Since ? ".when.since" : $".when.{Word(moment)}[{i}]",
                "rule.unknown-event"
            );
    }

    private void CheckAction(RuleAction action, string at)
    {
        if (action.TriggerIn(words.Policies) is { } trigger && !words.Triggers.Contains(trigger))
            problems.AddUnknown(
                action is RuleAction.FireOwn ? at + ".fire" : at,
                action is RuleAction.FireOwn ? "rule.unknown-trigger" : "rule.needs-trigger",
                trigger,
                words.Triggers
            );
        action.Check(words, at, problems);
    }

    private void Known(string name, IReadOnlyCollection<string> known, string member, string code)
    {
        if (!known.Contains(name))
            problems.AddUnknown(path + member, code, name, known);
    }

    private static string Word(Moment moment) => moment.Kind == MomentKind.Without ? "without" : "on";
}
