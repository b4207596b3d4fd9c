using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>A lifecycle as it was written, in code or in JSON, before it is checked and compiled. Paths say where each thing stands.</summary>
internal sealed class LifecycleDraft(string name, string path)
{
    public string Name { get; } = name;

    public string Path { get; } = path;

    public string? Initial { get; set; }

    public List<State> States { get; } = [];

    public List<Guard> Guards { get; } = [];

    public List<Row> Rows { get; } = [];

    internal sealed record State(string Name, StateKind Kind, WaitingOn? WaitsOn, LocalText Text, string Path);

    internal sealed record Guard(string Name, LocalText Text, Condition? Condition, string Path);

    /// <param name="From">Selectors: a state's name, <c>kind:working</c>, or <c>*</c> for all but final.</param>
    /// <param name="Trigger">The trigger's name.</param>
    /// <param name="To">The state afterwards; null stays and keeps the visit.</param>
    /// <param name="Ignored">Allowed and without effect.</param>
    /// <param name="Roles">Who may; empty: everybody.</param>
    /// <param name="Guard">A guard's name, or null.</param>
    /// <param name="Path">Where the row stands.</param>
    internal sealed record Row(ValueList<string> From, string Trigger, string? To, bool Ignored, ValueList<string> Roles, string? Guard, string Path);
}
