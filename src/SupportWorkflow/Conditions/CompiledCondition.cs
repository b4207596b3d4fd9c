using System.Runtime.CompilerServices;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Conditions;

/// <summary>
/// A condition as a flat list of nodes over numbered facts. Testing stops as soon as the answer is known; tracing asks every node.
/// Neither allocates. Immutable and thread-safe.
/// </summary>
internal sealed partial class CompiledCondition
{
    private readonly ConditionNode[] _nodes;
    private readonly string[] _texts;
    private readonly decimal[] _numbers;
    private readonly ulong[] _bits;
    private readonly (Duration Time, string? Calendar)[] _times;
    private readonly (DateTest Test, int Other)[] _dates;

    internal CompiledCondition(
        Condition source,
        FactCatalogue catalogue,
        ConditionNode[] nodes,
        string[] texts,
        decimal[] numbers,
        ulong[] bits,
        (Duration Time, string? Calendar)[] times,
        (DateTest Test, int Other)[] dates
    )
    {
        (Source, Catalogue) = (source, catalogue);
        (_nodes, _texts, _numbers, _bits, _times, _dates) = (nodes, texts, numbers, bits, times, dates);
    }

    /// <summary>The condition as it was written.</summary>
    public Condition Source { get; }

    /// <summary>What gives the facts their numbers.</summary>
    public FactCatalogue Catalogue { get; }

    /// <summary>How many parts there are, the whole included: the length a trace needs.</summary>
    public int Count => _nodes.Length;

    /// <summary>Whether a part says <c>for</c>, so that the answer depends on the instant.</summary>
    public bool AsksTime => _nodes[0].AsksTime;

    /// <summary>The answer at an instant, and the next instant at which time alone could change it.</summary>
    public ConditionAnswer Evaluate<TFacts>(ref TFacts facts, Instant at, CalendarBook? calendars)
        where TFacts : IFactReader, allows ref struct
    {
        if (!AsksTime)
            return new(Test(ref facts), null);
        const int onStack = 64;
        Span<ConditionTrace> trace = Count <= onStack ? stackalloc ConditionTrace[Count] : new ConditionTrace[Count];
        return Trace(ref facts, at, calendars, trace);
    }

    /// <summary>The answer of a condition that does not ask for time; stops as soon as it is known.</summary>
    public Truth Test<TFacts>(ref TFacts facts)
        where TFacts : IFactReader, allows ref struct => Test(0, ref facts);

    /// <summary>The parts of a condition that is one simple part or all of some, as the codes of facts.</summary>
    public bool TryFlatten(out IReadOnlyList<(int Fact, ulong Codes)> parts)
    {
        var flat = new List<(int, ulong)>();
        parts = flat;
        if (_nodes[0].IsSimple)
            flat.Add((_nodes[0].Fact, _nodes[0].Codes));
        else if (_nodes[0] is not { IsFlat: true, Kind: NodeKind.All })
            return false;
        else
            for (var part = 1; part < _nodes.Length; part = _nodes[part].End)
                flat.Add((_nodes[part].Fact, _nodes[part].Codes));
        return true;
    }

    private Truth Test<TFacts>(int at, ref TFacts facts)
        where TFacts : IFactReader, allows ref struct
    {
        var nodes = _nodes;
        ref readonly var node = ref nodes[at];
        if (node.IsFlat)
            return TestFlat(at, ref facts);
        if (node.Kind > NodeKind.Lasting)
            return node.IsSimple ? Simple(in node, ref facts) : Leaf(in node, ref facts);
        if (node.Kind == NodeKind.Not)
            return Negated(Test(at + 1, ref facts));

        var deciding = node.Kind == NodeKind.All ? Truth.False : Truth.True;
        var answer = node.Kind == NodeKind.All ? Truth.True : Truth.False;
        for (var part = at + 1; part < node.End; part = nodes[part].End)
        {
            var truth = nodes[part].IsSimple ? Simple(in nodes[part], ref facts) : Test(part, ref facts);
            if (truth == deciding)
                return deciding;
            if (truth == Truth.Unknown)
                answer = Truth.Unknown;
        }
        return answer;
    }

    /// <summary>All or any of simple parts: asking them all without a branch is faster than guessing wrong where to stop.</summary>
    private Truth TestFlat<TFacts>(int whole, ref TFacts facts)
        where TFacts : IFactReader, allows ref struct
    {
        var nodes = _nodes;
        var seen = 0;
        for (var part = whole + 1; part < nodes[whole].End; part = nodes[part].End)
            seen |= 1 << (int)Simple(in nodes[part], ref facts);
        return nodes[whole].Kind == NodeKind.All ? AllOf(seen) : AnyOf(seen);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Truth Simple<TFacts>(in ConditionNode node, ref TFacts facts)
        where TFacts : IFactReader, allows ref struct
    {
        var code = facts.Code(node.Fact);
        var missing = (uint)code >> 31;
        return (Truth)(((uint)(node.Codes >> code) & 1 & ~missing) | (missing << 1));
    }

    /// <param name="seen">Bit 0: a part is false; bit 1: one is true; bit 2: one is unknown.</param>
    private static Truth AllOf(int seen) =>
        (seen & 1) != 0 ? Truth.False
        : (seen & 4) != 0 ? Truth.Unknown
        : Truth.True;

    private static Truth AnyOf(int seen) =>
        (seen & 2) != 0 ? Truth.True
        : (seen & 4) != 0 ? Truth.Unknown
        : Truth.False;

    private Truth Leaf<TFacts>(in ConditionNode node, ref TFacts facts)
        where TFacts : IFactReader, allows ref struct
    {
        switch (node.Kind)
        {
            case NodeKind.Always:
                return Truth.True;
            case NodeKind.OneOfManyCodes:
                var code = facts.Code(node.Fact);
                return code < 0 ? Truth.Unknown : (Truth)((_bits[node.First + (code >> 6)] >> code) & 1);
            case NodeKind.OneOfTexts:
                return facts.Text(node.Fact) is { } text ? Said(_texts.AsSpan(node.First, node.Count).Contains(text)) : Truth.Unknown;
            case NodeKind.UnderText:
                return facts.Text(node.Fact) is { } path ? Said(CategoryPath.IsUnder(path, _texts[node.First])) : Truth.Unknown;
            case NodeKind.Dated:
                return Against(in node, ref facts);
            case NodeKind.IsKnown:
                return Said(facts.IsKnown(node.Fact));
            case NodeKind.IsUnknown:
                return Said(!facts.IsKnown(node.Fact));
        }
        if (facts.Number(node.Fact) is not { } number)
            return Truth.Unknown;
        return Said(
            node.Kind switch
            {
                NodeKind.AtLeast => number >= _numbers[node.First],
                NodeKind.Above => number > _numbers[node.First],
                NodeKind.AtMost => number <= _numbers[node.First],
                NodeKind.Below => number < _numbers[node.First],
                _ => _numbers.AsSpan(node.First, node.Count).Contains(number),
            }
        );
    }

    /// <summary>One instant before or after another that stands still.</summary>
    private Truth Against<TFacts>(in ConditionNode node, ref TFacts facts)
        where TFacts : IFactReader, allows ref struct
    {
        var (test, other) = _dates[node.First];
        if (facts.At(node.Fact) is not { } mine || (test.At ?? facts.At(other)) is not { } theirs)
            return Truth.Unknown;
        return Said(test.How == DateQuestion.Before ? mine < theirs : mine > theirs);
    }

    private static Truth Said(bool holds) => holds ? Truth.True : Truth.False;

    private static Truth Negated(Truth truth) =>
        truth switch
        {
            Truth.True => Truth.False,
            Truth.False => Truth.True,
            _ => Truth.Unknown,
        };
}
