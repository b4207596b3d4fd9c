using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Tracks;

namespace SupportWorkflow.Profiles;

/// <summary>Rows of the lifecycle that an earlier one always answers, guards that never hold, roles that may do nothing.</summary>
internal static class LifecycleLint
{
    /// <summary>What people do with a ticket of their own.</summary>
    private static readonly HashSet<string> OfRequesters = new(
        ["reply", "confirm", "refuse", "rate", "reopen", "cancel", "set-fields", "watch", "unwatch"],
        StringComparer.Ordinal
    );

    public static void Run(
        Lifecycle lifecycle,
        ValueList<TrackKind> tracks,
        IReadOnlyDictionary<string, TextDocument>? roles,
        WarningList warnings
    )
    {
        var live = Rows(lifecycle, "$.lifecycle", warnings);
        var beside = tracks.SelectMany(t => Rows(t.Lifecycle, JsonPath.Step("$.tracks", t.Id) + ".lifecycle", warnings)).ToList();
        // Who may do what with a track, the track says.
        live.RemoveWhere(r => r.Roles.Count == 0 && TrackedLifecycle.Triggers.Contains(r.Trigger.Name));
        Open(live, warnings);
        if (live.Any(r => r.Roles.Count == 0))
            return;
        var granted = live.Concat(beside).SelectMany(r => r.Roles).Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (role, text) in roles ?? new Dictionary<string, TextDocument>())
            if (!granted.Contains(role))
                warnings.Add(JsonPath.Step("$.words.roles", role), "profile.idle-role", text.Text);
    }

    /// <summary>The rows that can decide; what is wrong with the others and with guards is told.</summary>
    private static HashSet<LifecycleRow> Rows(Lifecycle lifecycle, string path, WarningList warnings)
    {
        foreach (var guard in lifecycle.Guards)
            if (guard.Condition is { } condition)
                warnings.NeverHolds(condition, JsonPath.Step(path + ".guards", guard.Name) + ".if");
        var live = lifecycle.Rows.GroupBy(r => (r.From, r.Trigger)).SelectMany(CanDecide).ToHashSet();
        foreach (var written in lifecycle.Rows.GroupBy(r => r.Number).OrderBy(g => g.Key))
            if (!written.Any(live.Contains) && !NeverHolds(written.First().Guard))
                warnings.Add(
                    $"{path}.transitions[{written.Key}]",
                    "lifecycle.row-never-decides",
                    written.Key + 1,
                    written.First().Trigger.Text
                );
        return live;
    }

    /// <summary>What is open to everybody is open to whoever asked for help too: what requesters do anyway is left out.</summary>
    private static void Open(HashSet<LifecycleRow> live, WarningList warnings)
    {
        LifecycleRow[] open =
        [
            .. live.Where(r => r.Roles.Count == 0 && !OfRequesters.Contains(r.Trigger.Name))
                .DistinctBy(r => r.Number)
                .OrderBy(r => r.Number),
        ];
        if (open.Length > 0 && live.All(r => r.Roles.Count == 0))
            warnings.Add(
                "$.lifecycle.transitions",
                "lifecycle.no-roles",
                LocalText.List([.. open.Select(r => r.Trigger).Distinct().Select(t => t.Text)])
            );
        else
            foreach (var row in open)
                warnings.Add($"$.lifecycle.transitions[{row.Number}]", "lifecycle.open-to-requesters", row.Number + 1, row.Trigger.Text);
    }

    /// <summary>The rows of one state and trigger that decide for somebody:
    /// a role that earlier rows do not answer whenever the guard holds.</summary>
    private static IEnumerable<LifecycleRow> CanDecide(IEnumerable<LifecycleRow> cell)
    {
        var earlier = new List<LifecycleRow>();
        foreach (var row in cell)
        {
            if (!NeverHolds(row.Guard) && Bits(row.RoleMask).Any(role => !IsAnswered(row, role, earlier)))
                yield return row;
            earlier.Add(row);
        }
    }

    private static bool IsAnswered(LifecycleRow row, ulong role, List<LifecycleRow> earlier)
    {
        var conditions = new List<Condition>();
        foreach (var before in earlier.Where(r => (r.RoleMask & (role | RoleSet.Everybody)) != 0))
        {
            if (before.Guard is null || before.Guard == row.Guard)
                return true;
            if (before.Guard.Condition is { } condition)
                conditions.Add(condition);
        }
        var holds = row.Guard is null ? Condition.Always : row.Guard.Condition;
        return conditions.Count > 0 && holds is not null && ConditionLogic.Implies(holds, Condition.Any([.. conditions]));
    }

    private static bool NeverHolds(LifecycleGuard? guard) => guard?.Condition is { } condition && ConditionLogic.NeverHolds(condition);

    private static IEnumerable<ulong> Bits(ulong mask)
    {
        for (; mask != 0; mask &= mask - 1)
            yield return mask & (0 - mask);
    }
}
