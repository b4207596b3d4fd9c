namespace SupportWorkflow.Lifecycles;

/// <summary>What one trigger does in one state: the rows in the order in which they are tried. Its answer is the row that the machine
/// takes; null: it refuses.</summary>
internal sealed class LifecycleCell(Lifecycle lifecycle, LifecycleState from, LifecycleTrigger trigger, LifecycleRow[] rows)
    : Remembered<LifecycleRow?>(rows)
{
    public LifecycleRow[] Rows { get; } = rows;

    public Lifecycle Lifecycle { get; } = lifecycle;

    public LifecycleState From { get; } = from;

    public LifecycleTrigger Trigger { get; } = trigger;

    protected override LifecycleRow? Ask(GuardFacts guards, RoleSet roles) => Lifecycle.Machine.Fire(this, guards, roles);
}
