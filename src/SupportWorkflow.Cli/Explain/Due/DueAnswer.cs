using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Priorities;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Cli.Explain.Due;

/// <summary>A due time with everything it rests on. The ticket is one just opened, as far as nothing else was said of it.</summary>
internal sealed class DueAnswer : IFacts
{
    private readonly Dictionary<string, FactValue> _facts;

    public DueAnswer(DueQuestion asked)
    {
        Asked = asked;
        var (workflow, objective) = (asked.Workflow, asked.Objective);
        _facts = JustOpened(workflow.Lifecycle.Initial);
        foreach (var fact in asked.Facts) _facts[fact.Key] = fact.Value;
        if (!_facts.ContainsKey("priority")) _facts["priority"] = FactValue.Of((Priority = ByPolicy(workflow)).Priority.Code);
        Rows = [.. Ask(objective, asked.Start)];
        if (!Rows[^1].Holds) return;
        Chosen = Rows[^1];
        Calendar = Chosen.Target.Calendar is { } name ? workflow.Calendars[name] : null;
        var clock = new SlaClock(objective.Name).Place(new(
            ClockMarkKind.Start, asked.Start, 1, new TargetChoice(Chosen.Target, RetargetMode.FromStart, Chosen.Number, workflow.Profile)));
        foreach (var pause in asked.Pauses) clock = clock.PauseBetween(pause.Start, pause.End);
        var due = clock.Reaches(null, workflow.Calendars)!.Value;
        // Read after the last pause that delays it, the clock is followed to its due time over all of them.
        var read = asked.Pauses.Where(p => p.Start < due).Select(p => p.End).Append(asked.Start).Max();
        Clock = clock.Explain(read, workflow.Calendars, objective.Text, workflow.Zone);
        Points =
        [
            .. objective.Warn.Select(w => (w.Name, At: clock.Reaches(w, workflow.Calendars)))
                .Where(p => p.At is not null).Select(p => (p.Name, p.At!.Value)).OrderBy(p => p.Value),
        ];
        Then = asked.At is { } at ? clock.At(at, workflow.Calendars) : null;
    }

    public DueQuestion Asked { get; }

    /// <summary>Every row up to the one that was chosen.</summary>
    public ValueList<DueRow> Rows { get; }

    /// <summary>The row that chose the target; null: none holds.</summary>
    public DueRow? Chosen { get; }

    /// <summary>What the profile's policy made of the facts; null: the priority was given.</summary>
    public PriorityResult? Priority { get; }

    /// <summary>The calendar that counts; null: round the clock.</summary>
    public WorkCalendar? Calendar { get; }

    /// <summary>The clock followed to its due time; null: no row holds.</summary>
    public ClockExplanation? Clock { get; }

    /// <summary>The warning points, the earliest first.</summary>
    public ValueList<(string Name, Instant At)> Points { get; } = [];

    /// <summary>The clock at the instant asked for; null: none was.</summary>
    public ClockReading? Then { get; }

    /// <summary>The facts that would have to be known for a row to be chosen.</summary>
    public IEnumerable<string> MissingFacts => Chosen is not null ? [] : Rows.SelectMany(r => r.Why.MissingFacts).Distinct();

    public FactValue this[string fact] => _facts.GetValueOrDefault(fact);

    /// <summary>Rows are asked in order until one holds.</summary>
    private IEnumerable<DueRow> Ask(Objective objective, Instant at)
    {
        for (var i = 0; i < objective.Targets.Count; i++)
        {
            var compiled = objective.Targets[i].If.Compile(Asked.Workflow.Policies.Facts.Catalogue);
            var facts = new NamedFacts(this, compiled.Catalogue);
            var row = new DueRow(i + 1, objective.Targets[i].Target, compiled.Explain(ref facts, at, null));
            yield return row;
            if (row.Holds) yield break;
        }
    }

    private static Dictionary<string, FactValue> JustOpened(LifecycleState initial) => new(StringComparer.Ordinal)
    {
        ["state"] = FactValue.Of(initial.Name),
        ["state.kind"] = FactValue.Of(LifecycleWords.Of(initial.Kind)),
        ["state.waits-on"] = FactValue.Of(initial.WaitsOn is { } on ? LifecycleWords.Of(on) : null),
        ["assigned"] = FactValue.Of(false),
        ["acknowledged"] = FactValue.Of(false),
        ["confirmed"] = FactValue.Of(false),
        ["reopened.count"] = FactValue.Of(0),
    };

    private PriorityResult ByPolicy(TicketWorkflow workflow) => workflow.Policies.Priorities.Decide(new()
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
    });
}
