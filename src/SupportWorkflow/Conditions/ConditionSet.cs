using System.Numerics;

namespace SupportWorkflow.Conditions;

/// <summary>
/// Up to 64 conditions that are asked together, such as the rows of a table or the rules of a profile, and answered as bits. Those that are
/// all of simple parts are answered at once, fact by fact: each value of a fact names the conditions that can still hold with it.
/// Immutable and thread-safe; asking allocates nothing.
/// </summary>
internal sealed class ConditionSet
{
    private readonly CompiledCondition[] _conditions;
    private readonly FactColumn[] _columns;
    private readonly ulong _atOnce;
    private readonly ulong _oneByOne;

    /// <param name="conditions">At most 64, all of one catalogue, none that says <c>for</c>.</param>
    public ConditionSet(ReadOnlySpan<CompiledCondition> conditions)
    {
        if (conditions.Length > 64)
            throw new ArgumentException("At most 64 conditions are asked together.", nameof(conditions));
        _conditions = conditions.ToArray();
        var columns = new SortedDictionary<int, ulong[]>();
        for (var i = 0; i < _conditions.Length; i++)
        {
            if (_conditions[i].AsksTime)
                throw new ArgumentException("A condition that says 'for' is asked alone.", nameof(conditions));
            if (!_conditions[i].TryFlatten(out var parts))
            {
                _oneByOne |= 1UL << i;
                continue;
            }
            _atOnce |= 1UL << i;
            foreach (var (fact, codes) in parts)
                Exclude(columns, fact, codes, 1UL << i);
        }
        _columns = [.. columns.Select(c => new FactColumn(c.Key, c.Value))];
    }

    /// <summary>Which conditions hold, bit by bit, and of which it is not known.</summary>
    public (ulong Holding, ulong Unknown) Test<TFacts>(ref TFacts facts)
        where TFacts : IFactReader, allows ref struct
    {
        ulong possible = _atOnce,
            known = ulong.MaxValue;
        foreach (ref readonly var column in _columns.AsSpan())
        {
            var code = facts.Code(column.Fact);
            if (code < 0)
                known &= ~column.Asking;
            else
                possible &= column.Possible[code];
        }
        var (holding, unknown) = (possible & known, possible & ~known);
        for (var rest = _oneByOne; rest != 0; rest &= rest - 1)
        {
            var truth = _conditions[BitOperations.TrailingZeroCount(rest)].Test(ref facts);
            if (truth == Truth.True)
                holding |= rest & (0 - rest);
            else if (truth == Truth.Unknown)
                unknown |= rest & (0 - rest);
        }
        return (holding, unknown);
    }

    private static void Exclude(SortedDictionary<int, ulong[]> columns, int fact, ulong codes, ulong condition)
    {
        if (!columns.TryGetValue(fact, out var possible))
        {
            columns.Add(fact, possible = new ulong[65]);
            Array.Fill(possible, ulong.MaxValue);
            possible[64] = 0;
        }
        for (var code = 0; code < 64; code++)
            if ((codes >> code & 1) == 0)
                possible[code] &= ~condition;
        possible[64] |= condition;
    }

    /// <param name="Fact">The fact.</param>
    /// <param name="Possible">For each code the conditions that can still hold; last, the conditions that ask for the fact.</param>
    private readonly record struct FactColumn(int Fact, ulong[] Possible)
    {
        public ulong Asking => Possible[64];
    }
}
