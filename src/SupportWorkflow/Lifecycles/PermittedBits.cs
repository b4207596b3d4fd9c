namespace SupportWorkflow.Lifecycles;

/// <summary>
/// What <see cref="Lifecycle.PermittedNow"/> looks at: the bits of triggers that become possible with these roles and this guard. Open rows
/// with the same roles share one entry, unless a guarded row of the same trigger comes before them.
/// </summary>
internal readonly record struct PermittedBits(ulong Roles, ulong Guard, ulong Low, ulong High)
{
    public static PermittedBits[] Of(IEnumerable<LifecycleRow> rows)
    {
        var entries = new List<PermittedBits>();
        var shared = new Dictionary<ulong, int>();
        var guarded = new HashSet<LifecycleTrigger>();
        foreach (var row in rows)
        {
            var (low, high) = row.Trigger.Index < 64 ? (1UL << row.Trigger.Index, 0UL) : (0UL, 1UL << row.Trigger.Index);
            if (row.GuardBit != 0) guarded.Add(row.Trigger);
            var shares = row.GuardBit == 0 && !guarded.Contains(row.Trigger);
            if (shares && shared.TryGetValue(row.RoleMask, out var at))
            {
                entries[at] = entries[at] with { Low = entries[at].Low | low, High = entries[at].High | high };
                continue;
            }
            if (shares) shared.Add(row.RoleMask, entries.Count);
            entries.Add(new(row.RoleMask, row.GuardBit, low, high));
        }
        return [.. entries];
    }
}
