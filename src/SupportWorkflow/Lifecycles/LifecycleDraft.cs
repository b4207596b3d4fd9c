using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>A lifecycle as it was written, in code or in JSON, before it is checked and compiled.
/// Paths say where each thing stands.</summary>
internal sealed class LifecycleDraft(string name, string path)
{
    public string Name { get; } = name;

    public string Path { get; } = path;

    public string? Initial { get; set; }

    /// <summary>Whether it may end in a state that is done: what it describes is over then.</summary>
    public bool EndsDone { get; init; }

    /// <summary>What the conditions of guards may ask for; null: whatever they ask for is right.</summary>
    public FactCatalogue? Facts { get; set; }

    public CalendarBook? Calendars { get; set; }

    public List<State> States { get; } = [];

    public List<Trigger> Triggers { get; } = [];

    public List<Guard> Guards { get; } = [];

    public List<Row> Rows { get; } = [];

    /// <summary>What it was taken over from says, and a lifecycle cannot.</summary>
    public List<DefinitionProblem> Unsayable { get; } = [];

    /// <summary>What it was taken over from has, and a lifecycle does well without.</summary>
    public List<DefinitionProblem> LeftBehind { get; } = [];

    internal sealed record State(string Name, StateKind Kind, WaitingOn? WaitsOn, LocalText Text, string Path)
    {
        public string? Parent { get; set; }
    }

    internal sealed record Trigger(string Name, LocalText Text, string Path);

    internal sealed record Guard(string Name, LocalText Text, Condition? Condition, string Path);

    /// <param name="From">Selectors: a state's or superstate's name, <c>kind:working</c>, or <c>*</c> for all but final.</param>
    /// <param name="Trigger">The trigger's name.</param>
    /// <param name="Effect">What it does to the state.</param>
    /// <param name="To">For a move: the state afterwards. The state itself makes it a re-entry.</param>
    /// <param name="Roles">Who may; empty: everybody.</param>
    /// <param name="Guard">A guard's name, or null.</param>
    /// <param name="Path">Where the row stands.</param>
    internal sealed record Row(
        ValueList<string> From,
        string Trigger,
        TransitionKind Effect,
        string? To,
        ValueList<string> Roles,
        string? Guard,
        string Path
    );
}
