namespace SupportWorkflow.Lifecycles;

/// <summary>The cells of one state. Their answer is the triggers that the machine takes.</summary>
internal sealed class PermittedCells(Lifecycle lifecycle, LifecycleCell[] cells)
    : Remembered<TriggerSet>([.. cells.SelectMany(c => c.Rows)])
{
    protected override TriggerSet Ask(GuardFacts guards, RoleSet roles)
    {
        ulong low = 0,
            high = 0;
        foreach (var cell in cells)
        {
            if (cell.Answer(guards, roles) is null)
                continue;
            if (cell.Trigger.Index < 64)
                low |= 1UL << cell.Trigger.Index;
            else
                high |= 1UL << cell.Trigger.Index;
        }
        return new(lifecycle, low, high);
    }
}
