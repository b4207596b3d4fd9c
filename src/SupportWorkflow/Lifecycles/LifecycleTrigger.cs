namespace SupportWorkflow.Lifecycles;

/// <summary>A trigger of one lifecycle. Compared by reference: ask the lifecycle for it.</summary>
public sealed class LifecycleTrigger
{
    internal LifecycleTrigger(int index, string name, LocalText text) => (Index, Name, Text) = (index, name, text);

    internal int Index { get; }

    /// <summary>The id: English words in kebab case.</summary>
    public string Name { get; }

    /// <summary>What people call it; default: its id.</summary>
    public LocalText Text { get; }

    /// <summary>The id.</summary>
    public override string ToString() => Name;
}
