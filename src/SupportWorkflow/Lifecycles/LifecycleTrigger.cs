namespace SupportWorkflow.Lifecycles;

/// <summary>A trigger of one lifecycle. Compared by reference: ask the lifecycle for it.</summary>
public sealed class LifecycleTrigger
{
    internal LifecycleTrigger(int index, string name) => (Index, Name) = (index, name);

    internal int Index { get; }

    /// <summary>The id: English words in kebab case.</summary>
    public string Name { get; }

    /// <summary>The id.</summary>
    public override string ToString() => Name;
}
