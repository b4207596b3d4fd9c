using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Clocks;

/// <summary>What becomes of the clocks of a ticket that comes under another profile version.</summary>
internal static class ClockMoves
{
    /// <summary>The targets of one running clock from now on: at most two, the second after the first was recorded.</summary>
    /// <param name="compiled">The objective of the new profile.</param>
    /// <param name="ticket">The ticket under the new profile.</param>
    /// <param name="before">The profile it comes from.</param>
    /// <param name="next">The new profile.</param>
    /// <param name="mode">What becomes of the clocks.</param>
    public static (TargetChosen? Kept, TargetChosen? Next) Choose(
        CompiledObjective compiled,
        Ticket ticket,
        ProfileVersion before,
        TicketPolicies next,
        RetargetMode mode
    )
    {
        if (ticket.Clock(compiled.Objective.Name) is not { IsOpen: true, Target: { } target } clock)
            return default;
        TargetChosen? kept = null,
            chosen = null;
        // What was measured until now stays measured by the calendar of that time, whatever the new profile calls by the same name.
        if (
            target.Calendar is { } calendar
            && mode != RetargetMode.FromStart
            && next.Calendars.Find(before.CalendarName(calendar)) is not null
        )
            kept = new(clock.Objective, clock.Cycle, target.On(before.CalendarName(calendar)), 0, before, RetargetMode.FromStart, target);
        if (mode == RetargetMode.Keep)
            return (kept, null);
        var row = next.Clocks.Row(compiled, ticket);
        if (row >= 0 && compiled.Objective.Targets[row].Target is var after && after != target)
            chosen = new(clock.Objective, clock.Cycle, after, row + 1, next.Profile, mode, target);
        return (kept, chosen);
    }
}
