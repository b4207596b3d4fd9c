using SupportWorkflow.Conditions;

namespace SupportWorkflow.Escalations;

/// <summary>Checks one rule against what it may name. Paths are those of its JSON; a rule made in code has the same.</summary>
internal sealed class RuleCheck(RuleVocabulary words, ProblemList problems, string path)
{
    private static readonly string[] Counted = [.. TicketEventNames.All, TicketRules.Movement];

    public void Check(EscalationRule rule)
    {
        if (rule.Name.Length == 0 || rule.Name.AsSpan().ContainsAny(":/ ")) problems.Add(path + ".name", "rule.bad-name", $"'{rule.Name}'", "English words in kebab case");
        CheckMoment(rule.When);
        new ConditionCheck(words.Source.Facts, words.Source.Calendars, problems).Check(rule.If, path + ".if");
        foreach (var fact in ConditionFacts.Of(rule.If))
        {
            if (fact.StartsWith("command.", StringComparison.Ordinal)) problems.Add(path + ".if", "rule.no-command", fact, "facts that are known without a command");
            else if (rule.When.Kind != MomentKind.On && (fact.StartsWith("event.", StringComparison.Ordinal) || fact.StartsWith("actor.", StringComparison.Ordinal)))
                problems.Add(path + ".if", "rule.no-event", fact, "facts of events and actors in rules that are asked with events only");
        }
        if (rule.OncePer == OncePer.ClockCycle && !rule.When.IsOfClock) problems.Add(path + ".oncePer", "rule.key-does-not-suit", "clockCycle", "stateVisit, ticket, or occurrence: the moment is of no clock");
        if (rule.OncePer == OncePer.Occurrence && rule.When.UsualKey != OncePer.Occurrence) problems.Add(path + ".oncePer", "rule.key-does-not-suit", "occurrence", "clockCycle, stateVisit or ticket: the moment is of no event");
        if (rule.Then.Count == 0) problems.Add(path + ".then", "rule.no-action", "an empty list", "at least one action");
        for (var i = 0; i < rule.Then.Count; i++)
            foreach (var effect in rule.Then[i].Effects) CheckEffect(effect, $"{path}.then[{i}]");
    }

    private void CheckMoment(Moment moment)
    {
        if (moment.IsOfClock) Known(moment.Name, words.Source.Objectives.AsEnumerable(), ".when.clock", "rule.unknown-clock");
        if (moment.Calendar is { } calendar) Known(calendar, words.Source.Calendars.Names.AsEnumerable(), ".when.calendar", "rule.unknown-calendar");
        if (moment.Kind == MomentKind.InState && !words.States.Contains(moment.Name))
            Known(moment.Name, [.. words.States, .. RuleFactSource.Kinds.Select(k => Moment.KindPrefix + k)], ".when.in", "rule.unknown-state");
        if (moment.Kind is MomentKind.Without or MomentKind.On && moment.Events.Count == 0) problems.Add($"{path}.when.{Word(moment)}", "rule.no-event-named", "an empty list", "at least one event");
        for (var i = 0; i < moment.Events.Count; i++)
            Known(moment.Events[i], moment.Kind == MomentKind.On ? TicketEventNames.All : Counted, moment.Kind == MomentKind.Since ? ".when.since" : $".when.{Word(moment)}[{i}]", "rule.unknown-event");
    }

    private void CheckEffect(RuleEffect effect, string at)
    {
        if (effect.Trigger is { } trigger && !words.Triggers.Contains(trigger))
            problems.AddUnknown(effect is RuleEffect.Fire ? at + ".fire" : at, effect is RuleEffect.Fire ? "rule.unknown-trigger" : "rule.needs-trigger", trigger, words.Triggers);
        switch (effect)
        {
            case RuleEffect.RaisePriority { Levels: < 1 and var levels }:
                problems.Add(at + ".raisePriority", "rule.bad-number", $"{levels}", "1 or more");
                break;
            case RuleEffect.Escalate when words.Levels == 0:
                problems.Add(at, "rule.no-levels", "an escalation", "levels in the profile");
                break;
            case RuleEffect.Escalate { Level: { } level } when level < 1 || level > words.Levels:
                problems.Add(at + ".escalateTo", "rule.unknown-level", $"{level}", $"1 to {words.Levels}");
                break;
            case RuleEffect.Fire fire when TicketTriggers.Owned.Contains(fire.Name):
                problems.Add(at + ".fire", "rule.owned-trigger", $"'{fire.Name}'", "a trigger that belongs to no command");
                break;
            case RuleEffect.MajorIncident major:
                if (major.Window < 1) problems.Add(at + ".majorIncident.days", "rule.bad-number", $"{major.Window}", "1 or more");
                if (major.By.Count == 0) problems.Add(at + ".majorIncident.by", "rule.no-fields", "an empty list", "at least one field");
                foreach (var field in major.By) KnownAt(field, words.Fields, at + ".majorIncident.by", "rule.unknown-field");
                break;
            case RuleEffect.Tell tell:
                CheckTold(tell, at);
                break;
            case RuleEffect.Mark mark when mark.Said.StartsWith(RuleEffect.StartPrefix, StringComparison.Ordinal):
                KnownAt(mark.Said[RuleEffect.StartPrefix.Length..], words.Source.Objectives.AsEnumerable(), at + ".startClock", "rule.unknown-clock");
                break;
            case RuleEffect.Mark { Said: RuleEffect.CustomPrefix }:
                problems.Add(at + ".custom", "rule.bad-name", "''", "a name the host knows");
                break;
        }
    }

    private void CheckTold(RuleEffect.Tell tell, string at)
    {
        if (tell.To.Count == 0) problems.Add(at, "rule.nobody-to-tell", "an empty list", "at least one recipient");
        foreach (var word in tell.To) NoticeDocument.Target(word, at, words.Roles, problems);
        if (words.Notices.Find(tell.Template) is not { } notice) problems.AddUnknown(at + ".template", "rule.unknown-template", tell.Template, words.Notices.Names);
        else foreach (var place in notice.Template.Unsuited(words.Notices.Words, TicketEventNames.BitsOf(["rule-fired"])))
            problems.Add(at + ".template", "rule.unsuited-template", $"{{{place}}} in '{tell.Template}'", "places that say something with every event");
    }

    private void Known(string name, IEnumerable<string> known, string member, string code) => KnownAt(name, known, path + member, code);

    private void KnownAt(string name, IEnumerable<string> known, string at, string code)
    {
        if (!known.Contains(name)) problems.AddUnknown(at, code, name, known);
    }

    private static string Word(Moment moment) => moment.Kind == MomentKind.Without ? "without" : "on";
}
