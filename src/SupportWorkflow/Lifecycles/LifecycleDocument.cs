using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>A lifecycle in JSON: states by name, guards by name, and rows of which the first match wins.</summary>
internal sealed class LifecycleDocument
{
    /// <summary>The state where everything begins.</summary>
    public required string Initial { get; set; }

    /// <summary>The states by id.</summary>
    public required IReadOnlyDictionary<string, StateDocument> States { get; set; }

    /// <summary>What people call the triggers, by id; one that is not listed is called by its id.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Triggers { get; set; }

    /// <summary>The guards by id.</summary>
    public IReadOnlyDictionary<string, GuardDocument>? Guards { get; set; }

    /// <summary>The rows, in order.</summary>
    public required IReadOnlyList<TransitionDocument> Transitions { get; set; }

    /// <summary>The ids of the states that something can be in: all but superstates.</summary>
    internal IEnumerable<KeyValuePair<string, StateDocument>> StatesToBeIn()
    {
        var superstates = States.Values.Select(s => s.Parent).ToHashSet(StringComparer.Ordinal);
        return States.Where(s => !superstates.Contains(s.Key));
    }

    internal Lifecycle? Parse(
        string name,
        string path,
        FactCatalogue facts,
        ProblemList problems,
        CalendarBook? calendars = null,
        bool endsDone = false
    )
    {
        var before = problems.All.Count;
        var draft = new LifecycleDraft(name, path)
        {
            Initial = Initial,
            Facts = facts,
            Calendars = calendars,
            EndsDone = endsDone,
        };
        foreach (var (id, state) in States)
            draft.States.Add(state.Parse(id, JsonPath.Step(path + ".states", id), problems));
        foreach (var (id, text) in Triggers ?? new Dictionary<string, TextDocument>())
            draft.Triggers.Add(new(id, text.Text, JsonPath.Step(path + ".triggers", id)));
        foreach (var (id, guard) in Guards ?? new Dictionary<string, GuardDocument>())
            draft.Guards.Add(guard.Parse(id, JsonPath.Step(path + ".guards", id), problems));
        for (var i = 0; i < Transitions.Count; i++)
            draft.Rows.Add(Transitions[i].Parse($"{path}.transitions[{i}]", problems));
        var lifecycle = new LifecycleCompiler(draft, problems).Compile();
        return problems.All.Count == before ? lifecycle : null;
    }
}
