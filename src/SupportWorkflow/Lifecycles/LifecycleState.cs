namespace SupportWorkflow.Lifecycles;

/// <summary>A state of one lifecycle. Compared by reference: ask the lifecycle for it.</summary>
public sealed class LifecycleState
{
    internal LifecycleState(int index, string name, StateKind kind, WaitingOn? waitsOn, LocalText text) =>
        (Index, Name, Kind, WaitsOn, Text) = (index, name, kind, waitsOn, text);

    internal int Index { get; }

    /// <summary>The id: English words in kebab case.</summary>
    public string Name { get; }

    /// <summary>What it means to clocks and reports.</summary>
    public StateKind Kind { get; }

    /// <summary>Whom it waits for; null unless <see cref="Kind"/> is <see cref="StateKind.Waiting"/>.</summary>
    public WaitingOn? WaitsOn { get; }

    /// <summary>What people call it.</summary>
    public LocalText Text { get; }

    /// <summary>The id.</summary>
    public override string ToString() => Name;
}
