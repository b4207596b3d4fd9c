namespace SupportWorkflow.Lifecycles;

/// <summary>Puts into words why a trigger was refused:
/// not from this state, not by these roles, which guards do not hold or are unknown.</summary>
internal sealed class LifecycleRefusal(LifecycleCell cell, GuardFacts guards, RoleSet roles) : Rejection
{
    private const string NotFromState = "lifecycle.not-from-state";
    private const string RoleNotGranted = "lifecycle.role-not-granted";
    private const string GuardDoesNotHold = "lifecycle.guard-does-not-hold";
    private const string GuardUnknown = "lifecycle.guard-unknown";

    private static readonly TextTable Texts = new("Lifecycles");

    /// <summary>The nearest reason: what an actor with the role lacks says more than what all the others lack.</summary>
    public override string Code
    {
        get
        {
            if (cell.Rows.Length == 0)
                return NotFromState;
            var code = RoleNotGranted;
            foreach (var row in cell.Rows)
            {
                if (!row.IsGrantedTo(roles))
                    continue;
                if (!guards.Knows(row.GuardBit))
                    return GuardUnknown;
                code = GuardDoesNotHold;
            }
            return code;
        }
    }

    /// <summary>Every reason of every row, each once; the one that gives the code first.</summary>
    public ValueList<RefusalReason> Reasons()
    {
        if (cell.Rows.Length == 0)
            return [new(NotFromState, Texts.Say("not-from-state", cell.Trigger.Text, Sources(), cell.From.Text))];
        var reasons = new List<RefusalReason>();
        var asked = 0UL;
        foreach (var row in cell.Rows.OrderByDescending(r => r.IsGrantedTo(roles)))
        {
            if ((row.GuardBit & asked) == row.GuardBit || (guards.Knows(row.GuardBit) && guards.Holds(row.GuardBit)))
                continue;
            asked |= row.GuardBit;
            var (code, key) = guards.Knows(row.GuardBit) ? (GuardDoesNotHold, "guard-does-not-hold") : (GuardUnknown, "guard-unknown");
            reasons.Add(new(code, Texts.Say(key, cell.Trigger.Text, cell.From.Text, row.Guard!.Text)));
        }
        if (cell.Rows.Any(r => !r.IsGrantedTo(roles)))
            reasons.Add(new(RoleNotGranted, Texts.Say("role-not-granted", cell.Trigger.Text, cell.From.Text, Granted(), Played())));
        return [.. reasons.OrderByDescending(r => r.Code == Code)];
    }

    /// <summary>All of them in one sentence after the other.</summary>
    public override LocalText Reason
    {
        get
        {
            var reasons = Reasons();
            return reasons.Count == 1 ? reasons[0].Text : LocalText.Row([.. reasons.Select(r => r.Text)]);
        }
    }

    /// <inheritdoc/>
    public override ValueList<string> PossibleNow => cell.Lifecycle.PermittedNow(cell.From, guards, roles).Names;

    private LocalText Sources()
    {
        var lifecycle = cell.Lifecycle;
        return LocalText.List([.. lifecycle.States.Where(s => lifecycle.RowsOf(s, cell.Trigger).Count > 0).Select(s => s.Text)]);
    }

    private string Granted() => string.Join(", ", cell.Rows.Where(r => !r.IsGrantedTo(roles)).SelectMany(r => r.Roles).Distinct());

    private string Played()
    {
        var names = cell.Lifecycle.RoleNames.Where((_, i) => (roles.Mask & (1UL << i)) != 0).ToList();
        return names.Count == 0 ? "–" : string.Join(", ", names);
    }
}
