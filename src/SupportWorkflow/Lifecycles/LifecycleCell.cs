namespace SupportWorkflow.Lifecycles;

/// <summary>What one trigger does in one state: the rows in the order in which they are tried.</summary>
internal sealed class LifecycleCell(Lifecycle lifecycle, LifecycleState from, LifecycleTrigger trigger, LifecycleRow[] rows)
{
    public readonly LifecycleRow[] Rows = rows;

    public Lifecycle Lifecycle { get; } = lifecycle;

    public LifecycleState From { get; } = from;

    public LifecycleTrigger Trigger { get; } = trigger;

    /// <summary>The guards that some row here asks for.</summary>
    public ulong Guards { get; } = rows.Aggregate(0UL, (mask, row) => mask | row.GuardBit);
}
