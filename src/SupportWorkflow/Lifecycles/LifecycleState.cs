namespace SupportWorkflow.Lifecycles;

/// <summary>A state of one lifecycle. Compared by reference: ask the lifecycle for it.</summary>
public sealed class LifecycleState
{
    internal LifecycleState(int index, string name, StateKind kind, WaitingOn? waitsOn, LocalText text, LifecycleState? parent) =>
        (Index, Name, Kind, WaitsOn, Text, Parent) = (index, name, kind, waitsOn, text, parent);

    /// <summary>Its place among <see cref="Lifecycle.States"/>; meaningless in a superstate.</summary>
    internal int Index { get; }

    /// <summary>The id: English words in kebab case.</summary>
    public string Name { get; }

    /// <summary>What it means to clocks and reports.</summary>
    public StateKind Kind { get; }

    /// <summary>Whom it waits for; null unless <see cref="Kind"/> is <see cref="StateKind.Waiting"/>.</summary>
    public WaitingOn? WaitsOn { get; }

    /// <summary>What people call it.</summary>
    public LocalText Text { get; }

    /// <summary>The superstate whose rows it inherits after its own; null: none. Nothing is ever in a superstate itself.</summary>
    public LifecycleState? Parent { get; }

    /// <summary>The state whose visit this one shares: the outermost superstate, or the state itself.</summary>
    public LifecycleState Outermost => Parent?.Outermost ?? this;

    /// <summary>The id.</summary>
    public override string ToString() => Name;
}
