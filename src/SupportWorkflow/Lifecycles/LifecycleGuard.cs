using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>A named demand on a row: what people are told when it does not hold, and how it is decided.</summary>
public sealed class LifecycleGuard
{
    internal LifecycleGuard(int index, string name, LocalText text, Condition? condition) =>
        (Index, Name, Text, Condition) = (index, name, text, condition);

    internal int Index { get; }

    internal ulong Bit => 1UL << Index;

    /// <summary>The id: English words in kebab case.</summary>
    public string Name { get; }

    /// <summary>The demand in words: "the requester has confirmed".</summary>
    public LocalText Text { get; }

    /// <summary>The condition that decides it; null when the caller of a lifecycle of its own says so.</summary>
    public Condition? Condition { get; }

    /// <summary>The facts its condition asks for; empty without one.</summary>
    public ValueList<string> Facts => Condition is null ? default : ConditionFacts.Of(Condition);

    /// <summary>The condition against the catalogue the lifecycle was checked with; null without one.</summary>
    internal CompiledCondition? Compiled { get; init; }

    /// <summary>The id.</summary>
    public override string ToString() => Name;
}
