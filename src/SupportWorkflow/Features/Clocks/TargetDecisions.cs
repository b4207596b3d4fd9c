using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Clocks;

/// <summary>Which target a clock has: the first row of its objective that holds (SLA-2).</summary>
internal static class TargetDecisions
{
    /// <summary>Who raises points and chooses targets.</summary>
    public static readonly Actor Policy = Actor.System("service-levels");

    /// <summary>The target of one clock of the ticket as it stands, if it is another one than before.</summary>
    /// <param name="compiled">The objective.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="policies">The profile.</param>
    /// <param name="occurredAt">When what it follows from happened.</param>
    /// <param name="before">The ticket before the decision: what a field said then; null: the ticket has just been opened.</param>
    /// <param name="track">The track whose promise it is; null: the ticket's.</param>
    /// <returns>What to record; null: nothing.</returns>
    public static Reaction? Choose(
        CompiledObjective compiled,
        Ticket ticket,
        TicketPolicies policies,
        Instant occurredAt,
        Ticket? before = null,
        string? track = null
    )
    {
        var objective = compiled.Objective;
        if (ticket.Clock(objective.Name, track) is not { } clock || !(clock.IsOpen || clock.IsDropped))
            return null;
        var isMoved = compiled.UntilFields.Count > 0 && before is not null && compiled.IsMoved(before, ticket, track);
        // A promised instant stays whatever else changes: another is set by hand, or by the field that holds it.
        if (clock is { IsOpen: true, IsTargetOfCycle: true, Target.Promised: not null } && !isMoved)
            return null;
        var (row, chosen) = Row(compiled, ticket, policies, track);
        // Facts fold in the order they are learned, so the target they lead to comes after every earlier choice, and never into a time in
        // which the clock had ended.
        var since = clock.OpenSince ?? clock.EndedAt!.Value;
        var at = Instant.Max(occurredAt, Instant.Max(since, clock.ChosenAt ?? since));
        if (chosen is not { } target)
            return clock is { IsOpen: true, Target: { } owed } && clock.StartedAt is not null
                ? new(new TargetDropped(objective.Name, clock.Cycle, owed, policies.Profile) { Track = track }, Policy, at)
                : null;
        if (clock.IsDropped)
            return Resumes(clock, objective, target, row, policies, at);
        if (IsSettled(clock, objective) && !isMoved)
            return null;
        // In a cycle of its own the target is said anew where it matters later that it was.
        if (clock.Target == target && (clock.IsTargetOfCycle || objective.OnRetarget == RetargetMode.FromStart))
            return null;
        return new(
            new TargetChosen(
                objective.Name,
                clock.Cycle,
                target,
                row + 1,
                policies.Profile,
                Mode(clock, objective, occurredAt, isMoved),
                clock.Target
            )
            {
                Track = track,
            },
            Policy,
            at
        );
    }

    /// <summary>A target applies again to a clock that had none.</summary>
    private static Reaction Resumes(SlaClock clock, Objective objective, SlaTarget target, int row, TicketPolicies policies, Instant at)
    {
        var mode = objective.SinceOpened ? RetargetMode.FromStart : objective.OnRetarget;
        var after = mode == RetargetMode.Keep ? clock.Target!.Value : target;
        return new(
            new TargetChosen(objective.Name, clock.Cycle, after, row + 1, policies.Profile, mode, clock.Target) { Track = clock.Track },
            Policy,
            at
        );
    }

    /// <summary>How a target takes over that follows from what happened at an instant:
    /// only what comes after the beginning of its cycle leaves a choice.</summary>
    private static RetargetMode Mode(SlaClock clock, Objective objective, Instant occurredAt, bool isMoved)
    {
        if (clock.Target is null)
            return objective.SinceOpened || occurredAt <= clock.BeganAt ? RetargetMode.FromStart : RetargetMode.Rebase;
        return clock.IsTargetOfCycle && !isMoved ? objective.OnRetarget : RetargetMode.FromStart;
    }

    private static bool IsSettled(SlaClock clock, Objective objective) =>
        objective.OnRetarget == RetargetMode.Keep && clock.Target is not null && clock.IsTargetOfCycle;

    /// <summary>The first row that holds, and its target; null: none holds, or its field has no instant.</summary>
    public static (int Row, SlaTarget? Target) Row(CompiledObjective compiled, Ticket ticket, TicketPolicies policies, string? track)
    {
        if (ClockConditions.Row(compiled, ticket, track) is not (>= 0 and var at))
            return (-1, null);
        var row = compiled.Objective.Targets[at];
        var target = row.TargetOf(row.Until is { } fact ? compiled.Read(ticket, fact, track) : default);
        return (at, target is { } known ? On(known, compiled.Objective, ticket, policies) : null);
    }

    /// <summary>The target on the calendar that the host's policy chooses, if there is one.</summary>
    private static SlaTarget On(SlaTarget target, Objective objective, Ticket ticket, TicketPolicies policies)
    {
        if (policies.SlaCalendars is not { } policy || target.Calendar is not { } own)
            return target;
        var chosen = policy.Choose(
            new()
            {
                Objective = objective.Name,
                Default = own,
                Known = policies.Calendars.Names,
                Site = ticket.Field("site").Text,
                Contract = ticket.Field("contract").Text,
                Tier = ticket.Intake.Tier,
            }
        );
        return policies.Calendars.Find(chosen) is not null
            ? target.On(chosen)
            : throw new InvalidOperationException(
                $"The calendar policy answered '{chosen}' for {objective.Name}, which is not one of {string.Join(", ", policies.Calendars.Names.AsEnumerable())}."
            );
    }
}
