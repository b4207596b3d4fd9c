using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Messages;
using SupportWorkflow.Notices;
using SupportWorkflow.Proposals;

namespace SupportWorkflow.Profiles;

/// <summary>Which events can happen under a profile, and with which of them a condition can hold. A no is certain.</summary>
internal sealed class EventOutlook(WorkflowParts parts)
{
    /// <summary>More states than this are not gone through one by one.</summary>
    private const int MostStates = 64;

    private readonly HashSet<string> _triggers = parts
        .Policies.Lifecycle.Rows.Where(r => r.Guard?.Condition is not { } guard || !ConditionLogic.NeverHolds(guard))
        .Select(r => r.Trigger.Name)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>What the profile would need so that an event can happen; null: it can.</summary>
    public LocalText? Lacks(string name)
    {
        var policies = parts.Policies;
        if (MessageTable.Events.First(e => e.Name == name).By is { Count: > 0 } by && !by.Any(_triggers.Contains))
            return WarningList.Texts.Say("needs-row", string.Join(", ", by));
        return name switch
        {
            "trigger-fired" when _triggers.All(policies.OwnedTriggers.Contains) => WarningList.Texts.Say("needs-own-trigger"),
            "details-missing" when policies.Intake is { Required.Count: 0, Vague.Count: 0 } => WarningList.Texts.Say("needs-required"),
            "solutions-proposed" when policies.Proposals is { Advice.Count: 0 } none && !none.LookUp.Contains(ProposalKind.Article) =>
                WarningList.Texts.Say("needs-advice"),
            "earlier-cases-proposed" when !policies.Proposals.LookUp.Contains(ProposalKind.EarlierCase) => WarningList.Texts.Say(
                "needs-earlier-cases"
            ),
            "rule-fired" or "cascade-stopped" when parts.Rules.Count == 0 => WarningList.Texts.Say("needs-rules"),
            "ticket-escalated" or "escalation-answered" when policies.Levels.Count == 0 => WarningList.Texts.Say("needs-levels"),
            "target-chosen" or "target-dropped" or "clock-point-reached" or "clock-point-withdrawn" when policies.Objectives.Count == 0 =>
                WarningList.Texts.Say("needs-objectives"),
            _ => null,
        };
    }

    public bool CanHappen(string name) => Lacks(name) is null;

    /// <summary>Whether an event can happen with which a condition holds.</summary>
    public bool CanHappen(string name, Condition condition) => CanHappen(name) && Unsaid(name, condition) is null;

    /// <summary>The facts a condition asks for that such an event never says, where it cannot hold without them; null: it can.</summary>
    public string? Unsaid(string name, Condition condition)
    {
        string[] unsaid =
        [
            .. ConditionFacts
                .Of(condition)
                .Where(fact => parts.Policies.RuleFacts.Find(fact) is { SaidBy: { Count: > 0 } by } && !by.Contains(name)),
        ];
        if (unsaid.Length == 0)
            return null;
        var without = unsaid.Select(fact =>
            parts.Policies.RuleFacts.Find(fact)!.Declared.Type == FactType.YesNo
                ? Condition.Any(Condition.Fact(fact).Unknown, Condition.Fact(fact).Is(false))
                : Condition.Fact(fact).Unknown
        );
        return ConditionLogic.NeverHolds(Condition.All([condition, .. without])) ? string.Join(", ", unsaid) : null;
    }

    /// <summary>Whether a condition holds in any state of the lifecycle.</summary>
    public bool CanBecome(Condition condition)
    {
        var states = parts.Policies.Lifecycle.States;
        if (states.Count > MostStates || !ConditionFacts.Of(condition).Any(f => f is "state" or "state.kind" or "state.waits-on"))
            return !ConditionLogic.NeverHolds(condition);
        return states.Any(s =>
            !ConditionLogic.NeverHolds(
                Condition.All(
                    condition,
                    Condition.Fact("state").Is(s.Name),
                    Condition.Fact("state.kind").Is(LifecycleWords.Of(s.Kind)),
                    s.WaitsOn is { } on
                        ? Condition.Fact("state.waits-on").Is(LifecycleWords.Of(on))
                        : Condition.Fact("state.waits-on").Unknown
                )
            )
        );
    }

    /// <summary>Whether a word for a recipient can ever stand for somebody.</summary>
    /// <param name="who">The word.</param>
    /// <param name="atOpening">Only when a ticket is opened, when nobody but rules has done anything yet.</param>
    public bool IsAnybody(NoticeTarget who, bool atOpening) =>
        who.Who switch
        {
            NoticeTarget.Kind.Assignee or NoticeTarget.Kind.AssigneeTeam => (CanHappen("ticket-assigned") || CanHappen("ticket-claimed"))
                && (!atOpening || RulesMake("ticket-assigned")),
            NoticeTarget.Kind.Responsible => CanHappen("ticket-escalated") && (!atOpening || RulesMake("ticket-escalated")),
            NoticeTarget.Kind.Watchers => CanHappen("watcher-added") && !atOpening,
            _ => true,
        };

    private bool RulesMake(string name) =>
        parts.Rules.AsEnumerable().SelectMany(r => r.Then.AsEnumerable()).Any(a => a.EventsIn(parts.Policies).Contains(name));
}
