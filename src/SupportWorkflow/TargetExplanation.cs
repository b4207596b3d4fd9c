using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Priorities;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>Which target a promise gets and why, asked of a ticket that was just opened as far as nothing else was said of it.</summary>
/// <example><code>
/// var facts = new Dictionary&lt;string, FactValue&gt; { ["priority"] = FactValue.Of("P2") };
/// TargetExplanation why = workflow.ExplainTarget("resolution", opened, facts);
/// Instant? due = why.Clock?.DueAt(workflow.Calendars);
/// </code></example>
public sealed class TargetExplanation : IFacts
{
    private readonly Dictionary<string, FactValue> _facts;

    internal TargetExplanation(TicketWorkflow workflow, Objective objective, Instant start, IReadOnlyDictionary<string, FactValue> facts)
    {
        _facts = JustOpened(workflow.Lifecycle.Initial);
        foreach (var (name, value) in facts)
            _facts[name] = value;
        if (!_facts.ContainsKey("priority") && workflow.Priorities.Codes.Count > 0)
            _facts["priority"] = FactValue.Of((Priority = ByPolicy(workflow)).Priority.Code);
        Rows = [.. Ask(workflow, objective, start)];
        Chosen = Rows.AsEnumerable().LastOrDefault() is { Holds: true } chosen && chosen.Target != default ? chosen : null;
        if (Chosen is null)
            return;
        Clock = new SlaClock(objective.Name).Place(
            new(ClockMarkKind.Start, start, 1, new TargetChoice(Chosen.Target, RetargetMode.FromStart, Chosen.Row, workflow.Profile))
        );
    }

    /// <summary>Every row up to the one that was chosen; all of them where none was.</summary>
    public ValueList<AskedTarget> Rows { get; }

    /// <summary>The first row that holds; null: none does, and the clock would not run.</summary>
    public AskedTarget? Chosen { get; }

    /// <summary>What the policy of the profile made of the facts; null: the priority was given.</summary>
    public PriorityResult? Priority { get; }

    /// <summary>The clock, started with that target: it can be read, paused and explained; null: no row holds.</summary>
    public SlaClock? Clock { get; }

    /// <summary>The facts that would have to be known for a row to be chosen; empty where one was.</summary>
    public IEnumerable<string> MissingFacts => Chosen is not null ? [] : Rows.AsEnumerable().SelectMany(r => r.Why.MissingFacts).Distinct();

    /// <summary>A fact as it was asked: given, of a ticket just opened, or worked out.</summary>
    public FactValue this[string fact] => _facts.GetValueOrDefault(fact);

    /// <summary>Rows are asked in order until one holds.</summary>
    private IEnumerable<AskedTarget> Ask(TicketWorkflow workflow, Objective objective, Instant at)
    {
        for (var i = 0; i < objective.Targets.Count; i++)
        {
            var compiled = objective.Targets[i].If.Compile(workflow.Facts);
            var facts = new NamedFacts(this, compiled.Catalogue);
            var target = objective.Targets[i];
            var row = new AskedTarget(
                i + 1,
                target.TargetOf(target.Until is { } fact ? this[fact] : default) ?? default,
                compiled.Explain(ref facts, at, null)
            );
            if (row.Target == default)
                row = row with { Text = target.Text };
            yield return row;
            if (row.Holds)
                yield break;
        }
    }

    private static Dictionary<string, FactValue> JustOpened(LifecycleState initial) =>
        new(StringComparer.Ordinal)
        {
            ["state"] = FactValue.Of(initial.Name),
            ["state.kind"] = FactValue.Of(LifecycleWords.Of(initial.Kind)),
            ["state.waits-on"] = FactValue.Of(initial.WaitsOn is { } on ? LifecycleWords.Of(on) : null),
            ["assigned"] = FactValue.Of(false),
            ["acknowledged"] = FactValue.Of(false),
            ["confirmed"] = FactValue.Of(false),
            ["reopened.count"] = FactValue.Of(0),
        };

    private PriorityResult ByPolicy(TicketWorkflow workflow) =>
        workflow.Policies.Priorities.Decide(
            new()
            {
                Scale = workflow.Priorities,
                Impact = this["impact"].Text,
                Urgency = this["urgency"].Text,
                Tier = this["tier"].Text,
                Scenario = this["scenario"].Text,
                Category = this["category"].Text is { } category ? new CategoryPath(category) : null,
                AffectedUsers = (int?)this["affected-users"].Number,
                SecurityAlert = this["security-alert"].YesNo,
                Chosen = this["chosen-priority"].Text is { } chosen ? new PriorityCode(chosen) : null,
            }
        );
}
