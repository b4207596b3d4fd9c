using System.Numerics;

namespace SupportWorkflow.Lifecycles;

/// <summary>Some triggers of one lifecycle, as bits: making, asking and walking one allocates nothing. <c>default</c> is empty.</summary>
public readonly struct TriggerSet
{
    /// <summary>How many triggers a lifecycle can have.</summary>
    internal const int Most = 128;

    private readonly Lifecycle? _lifecycle;
    private readonly ulong _low;
    private readonly ulong _high;

    internal TriggerSet(Lifecycle lifecycle, ulong low, ulong high) => (_lifecycle, _low, _high) = (lifecycle, low, high);

    /// <summary>How many there are.</summary>
    public int Count => BitOperations.PopCount(_low) + BitOperations.PopCount(_high);

    /// <summary>The names, in the order of the lifecycle.</summary>
    public ValueList<string> Names
    {
        get
        {
            var names = new string[Count];
            var i = 0;
            foreach (var trigger in this)
                names[i++] = trigger.Name;
            return new(names);
        }
    }

    /// <summary>Whether the trigger is among them.</summary>
    public bool Contains(LifecycleTrigger trigger) => HasBit(trigger.Index) && _lifecycle!.Triggers[trigger.Index] == trigger;

    /// <summary>Walks the triggers in the order of the lifecycle, without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>The names, for a debugger or a failed test.</summary>
    public override string ToString() => Names.ToString();

    private bool HasBit(int index) => ((index < 64 ? _low : _high) & (1UL << index)) != 0;

    /// <summary>Walks a <see cref="TriggerSet"/>.</summary>
    public struct Enumerator
    {
        private readonly TriggerSet _set;
        private int _at = -1;

        internal Enumerator(TriggerSet set) => _set = set;

        /// <summary>The trigger it stands on.</summary>
        public readonly LifecycleTrigger Current => _set._lifecycle!.Triggers[_at];

        /// <summary>Steps on; false at the end.</summary>
        public bool MoveNext()
        {
            while (++_at < Most)
                if (_set.HasBit(_at))
                    return true;
            return false;
        }
    }
}
