using NodaTime;

namespace SupportWorkflow.Conditions;

/// <summary>What one part of a condition said. Parts are numbered as they are written: a whole before its parts.</summary>
internal readonly record struct ConditionTrace
{
    private readonly Instant _nextChange;
    private readonly bool _changes;

    public ConditionTrace(int node, Truth truth) => (Node, Truth) = (node, truth);

    public ConditionTrace(int node, Truth truth, Instant? nextChange) =>
        (Node, Truth, _changes, _nextChange) = (node, truth, nextChange.HasValue, nextChange.GetValueOrDefault());

    /// <summary>The number of the part, from 0, which is the whole.</summary>
    public int Node { get; }

    /// <summary>True, false or unknown.</summary>
    public Truth Truth { get; }

    /// <summary>The next instant at which time alone could change it; absent: it never does.</summary>
    public Instant? NextChange => _changes ? _nextChange : null;
}
