namespace SupportWorkflow.Lifecycles;

/// <summary>Puts into words why a trigger was refused: not from this state, not by these roles, or which guards do not hold or are unknown.</summary>
internal static class LifecycleRefusal
{
    private static readonly TextTable Texts = new("Lifecycles");

    public static Rejection Of(Lifecycle lifecycle, LifecycleState from, LifecycleTrigger trigger, GuardFacts guards, RoleSet roles)
    {
        ValueList<string> Possible() => lifecycle.Permitted(from, guards, roles);
        var rows = lifecycle.Rows(from, trigger);
        if (rows.IsEmpty)
            return new("lifecycle.not-from-state", () => Texts.Say("not-from-state", trigger.Name, Sources(lifecycle, trigger), from.Text), Possible);

        var granted = rows.ToArray().Where(r => Lifecycle.IsGranted(r, roles)).ToList();
        if (granted.Count == 0)
            return new("lifecycle.role-not-granted", () => Texts.Say("role-not-granted", trigger.Name, from.Text, Granted(lifecycle, from, trigger), Named(lifecycle, roles)), Possible);

        var guard = lifecycle.Guards[granted[^1].Guard];
        return guards.Knows(guard.Index)
            ? new("lifecycle.guard-does-not-hold", () => Texts.Say("guard-does-not-hold", trigger.Name, from.Text, guard.Text), Possible)
            : new("lifecycle.guard-unknown", () => Texts.Say("guard-unknown", trigger.Name, from.Text, guard.Text), Possible);
    }

    private static LocalText Sources(Lifecycle lifecycle, LifecycleTrigger trigger)
    {
        var states = lifecycle.States.Where(s => !lifecycle.Rows(s, trigger).IsEmpty).Select(s => s.Text).ToList();
        return new(string.Join(", ", states.Select(s => s.English)), string.Join("、", states.Select(s => s.In("zh-CN"))));
    }

    private static string Granted(Lifecycle lifecycle, LifecycleState from, LifecycleTrigger trigger)
    {
        ulong mask = 0;
        foreach (var row in lifecycle.Rows(from, trigger)) mask |= row.Roles;
        return Named(lifecycle, new(mask));
    }

    private static string Named(Lifecycle lifecycle, RoleSet roles)
    {
        var names = lifecycle.RoleNames.Where((_, i) => (roles.Mask & (1UL << i)) != 0).ToList();
        return names.Count == 0 ? "–" : string.Join(", ", names);
    }
}
