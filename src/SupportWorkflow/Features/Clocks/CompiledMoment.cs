namespace SupportWorkflow.Clocks;

/// <summary>A moment, compiled: the events it happens with, and the bit of the condition that becomes true.</summary>
internal readonly record struct CompiledMoment(EventSet Events, ulong Becomes)
{
    /// <summary>This moment or another one.</summary>
    public CompiledMoment Or(CompiledMoment other) => new(Events | other.Events, Becomes | other.Becomes);

    /// <param name="e">The event.</param>
    /// <param name="became">The conditions that hold after the event and did not before.</param>
    public bool Happens(EventSet e, ulong became) => Events.Meets(e) || (Becomes & became) != 0;
}
