using System.Numerics;

namespace SupportWorkflow;

/// <summary>Some of the kinds of event there are, by their numbers in <see cref="EventNames"/>:
/// "any of these events" is one test. <c>default</c>: none.</summary>
internal readonly record struct EventSet
{
    /// <summary>How many kinds of event there can be.</summary>
    public const int Most = 128;

    private readonly ulong _low,
        _high;

    private EventSet(ulong low, ulong high) => (_low, _high) = (low, high);

    /// <summary>The set of one number.</summary>
    public static EventSet Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)number, (uint)Most, nameof(number));
        return number < 64 ? new(1UL << number, 0) : new(0, 1UL << (number - 64));
    }

    /// <summary>Whether no event is in it.</summary>
    public bool IsEmpty => (_low | _high) == 0;

    /// <summary>Whether both have an event in common.</summary>
    public bool Meets(EventSet other) => ((_low & other._low) | (_high & other._high)) != 0;

    /// <summary>Whether every event of another set is in it.</summary>
    public bool Contains(EventSet other) => ((other._low & ~_low) | (other._high & ~_high)) == 0;

    /// <summary>The events that are in one of both.</summary>
    public static EventSet operator |(EventSet a, EventSet b) => new(a._low | b._low, a._high | b._high);

    /// <summary>The events that are in both.</summary>
    public static EventSet operator &(EventSet a, EventSet b) => new(a._low & b._low, a._high & b._high);

    /// <summary>The numbers, from the lowest on. Allocates nothing.</summary>
    public Enumerator GetEnumerator() => new(_low, _high);

    /// <summary>Walks the numbers of a set.</summary>
    public struct Enumerator(ulong low, ulong high)
    {
        private ulong _low = low,
            _high = high;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            if (_low != 0)
            {
                Current = BitOperations.TrailingZeroCount(_low);
                _low &= _low - 1;
                return true;
            }
            if (_high == 0)
                return false;
            Current = 64 + BitOperations.TrailingZeroCount(_high);
            _high &= _high - 1;
            return true;
        }
    }
}
