using System.Collections.Concurrent;
using System.Collections.Frozen;
using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

/// <summary>What a map means in one lifecycle, and the sentences about what that lifecycle would not have allowed. Thread-safe.</summary>
internal sealed class ImportedSteps
{
    private readonly LifecycleState?[] _states;
    private readonly Dictionary<string, Dictionary<string, string>> _ours;
    private readonly FrozenDictionary<string, int> _places;
    private readonly string? _scale;
    private readonly ConcurrentDictionary<(LifecycleState, LifecycleState), LocalText?> _reasons = new();
    private readonly ConcurrentDictionary<string, LocalText> _unknownPriorities = new(StringComparer.Ordinal);

    public ImportedSteps(HistoryMap map, TicketWorkflow workflow, ProblemList problems)
    {
        Workflow = workflow;
        _ours = map.Values.ToDictionary(
            c => c.Key,
            c => c.Value.ToDictionary(w => w.Key, w => w.Value.FirstOrDefault(o => Knows(workflow.Facts.Find(c.Key), o), w.Value[0]))
        );
        Moments = new(map.States);
        var hasPriorities = workflow.Priorities.Codes.Count > 0;
        DecidesPriorities = map.Columns.Priority is null && hasPriorities;
        _scale = hasPriorities ? string.Join(", ", workflow.Priorities.Codes.AsEnumerable()) : null;
        Rules = workflow.EscalationRules;
        Levels = workflow.Levels;
        _places = Rules.Index().ToFrozenDictionary(r => r.Item.Name, r => r.Index, StringComparer.Ordinal);
        var meanings = new StatesByMeaning(workflow);
        _states = [.. map.States.Select(s => s.In(meanings, problems))];
        Holidays =
        [
            .. workflow
                .Calendars.Names.Where(name => workflow.Calendars[name].HolidaysKnown is not null)
                .Select(name => (Name: name, Calendar: workflow.Calendars[name]))
                .Select(c => new HolidayGap(c.Name, c.Calendar.Zone, c.Calendar.HolidaysKnown!)),
        ];
    }

    public TicketWorkflow Workflow { get; }

    /// <summary>What rows say in the words of our own events.</summary>
    public ImportedMoments Moments { get; }

    /// <summary>Whether the profile gives the priorities, because the log has none.</summary>
    public bool DecidesPriorities { get; }

    /// <summary>The escalation rules of the profile in its order.</summary>
    public ValueList<EscalationRule> Rules { get; }

    /// <summary>Who is responsible at each level of its ladder.</summary>
    public ValueList<LocalText> Levels { get; }

    /// <summary>The calendars that know holidays for some dates only, with nothing counted.</summary>
    public ValueList<HolidayGap> Holidays { get; }

    /// <summary>Which of the rules has fired.</summary>
    public int RuleOf(RuleFired fired) => _places.GetValueOrDefault(fired.Rule, -1);

    /// <summary>Where a word of the log stands on the profile's scale of priorities; unknown ones come last.</summary>
    public int Rank(string priority) =>
        Workflow.Priorities.Rank(new(DecidesPriorities ? priority : Ours(priority, "priority")!)) is >= 0 and var rank
            ? rank
            : int.MaxValue;

    /// <summary>The lifecycle's state of a row; null: the one the case was in.</summary>
    public LifecycleState? Of(LogState state) => _states[state.Index];

    /// <summary>A log's word in the words of the profile.</summary>
    public string? Ours(string? word, string column) =>
        word is not null && _ours.TryGetValue(column, out var words) && words.TryGetValue(word, out var ours) ? ours : word;

    /// <summary>What a row means: what the map says, else what the lifecycle's state is. Null: a row that stays.</summary>
    public StateKind? KindOf(LogState state) => state.Kind ?? Of(state)?.Kind;

    /// <summary>Why a word became a state that means something else; null: it did not.</summary>
    public LocalText? Replaced(LogState word)
    {
        if (Of(word) is not { } state || !word.IsReplacedBy(state))
            return null;
        if (word.State is not null)
            return ImportTexts.Table.Say("word.replaced-state", word.Name, state.Text, word.State);
        var waits = Workflow.Facts.Find("state.waits-on")?.Choices.AsEnumerable() ?? [];
        var on = StateWords.Of(word.WaitsOn);
        return ImportTexts.Table.Say("word.replaced-wait", word.Name, state.Text, waits.First(c => c.Value == on).Text);
    }

    /// <summary>Null where a trigger leads from the one state to the other.</summary>
    public LocalText? NotAllowed(LifecycleState from, LifecycleState to) =>
        _reasons.GetOrAdd(
            (from, to),
            static (step, lifecycle) =>
                lifecycle.Leads(step.Item1, step.Item2)
                    ? null
                    : ImportTexts.Table.Say("step.not-allowed", step.Item1.Text, step.Item2.Text),
            Workflow.Lifecycle
        );

    /// <summary>Null for a priority the profile knows; one without a scale takes every word.</summary>
    public LocalText? NotOnScale(string priority)
    {
        if (_scale is null || Workflow.Priorities.Rank(new(priority)) >= 0)
            return null;
        return _unknownPriorities.GetOrAdd(priority, unknown => ImportTexts.Table.Say("priority.not-on-scale", unknown, _scale));
    }

    private static bool Knows(FactDeclaration? fact, string word) =>
        fact is not null && fact.Choices.AsEnumerable().Any(c => c.Value == word);
}
