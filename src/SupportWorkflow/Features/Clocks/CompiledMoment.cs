using SupportWorkflow.Conditions;

namespace SupportWorkflow.Clocks;

/// <summary>A moment, compiled: the events it happens with, those it happens with under a condition, and the bit of the condition that
/// becomes true.</summary>
/// <param name="Events">The events that are enough by themselves.</param>
/// <param name="Becomes">The bit; 0: none.</param>
/// <param name="Asked">The events that have a condition.</param>
internal readonly record struct CompiledMoment(EventSet Events, ulong Becomes, ValueList<AskedEvent> Asked = default)
{
    /// <summary>Whether nothing ever sets it off.</summary>
    public bool IsNever => Events.IsEmpty && Becomes == 0 && Asked.Count == 0;

    /// <summary>This moment or another one.</summary>
    public CompiledMoment Or(CompiledMoment other) =>
        new(Events | other.Events, Becomes | other.Becomes, [.. Asked.AsEnumerable(), .. other.Asked.AsEnumerable()]);

    /// <summary>Whether it may happen: conditions on the event aside.</summary>
    /// <param name="e">The event.</param>
    /// <param name="became">The conditions that hold after the event and did not before.</param>
    public bool MayHappen(EventSet e, ulong became) => Happens(e, became) || Asks(e);

    /// <summary>Whether it happens, whatever the conditions on the event say.</summary>
    /// <param name="e">The event.</param>
    /// <param name="became">The conditions that hold after the event and did not before.</param>
    public bool Happens(EventSet e, ulong became) => Events.Meets(e) || (Becomes & became) != 0;

    /// <summary>Whether a condition on the event decides.</summary>
    public bool Asks(EventSet e)
    {
        foreach (var asked in Asked)
            if (asked.Event.Meets(e))
                return true;
        return false;
    }
}

/// <summary>An event of a moment with its condition.</summary>
internal sealed record AskedEvent(EventSet Event, CompiledCondition If);
