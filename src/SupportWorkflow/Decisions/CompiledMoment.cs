namespace SupportWorkflow.Decisions;

/// <summary>A moment as bits: of the events it happens with, and of the condition that becomes true.</summary>
internal readonly record struct CompiledMoment(ulong Events, ulong Becomes)
{
    /// <summary>This moment or another one.</summary>
    public CompiledMoment Or(CompiledMoment other) => new(Events | other.Events, Becomes | other.Becomes);

    /// <param name="e">The bit of the event.</param>
    /// <param name="became">The conditions that hold after the event and did not before.</param>
    public bool Happens(ulong e, ulong became) => ((Events & e) | (Becomes & became)) != 0;
}
