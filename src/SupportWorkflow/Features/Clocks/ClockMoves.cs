using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Clocks;

/// <summary>What becomes of the clocks of a ticket that comes under another profile version.</summary>
internal static class ClockMoves
{
    /// <summary>What is recorded of one clock: at most two events, the second after the first.</summary>
    /// <param name="compiled">The objective of the new profile.</param>
    /// <param name="ticket">The ticket under the new profile.</param>
    /// <param name="before">The profile it comes from, with the calendars it measured by.</param>
    /// <param name="next">The new profile.</param>
    /// <param name="mode">What becomes of the clocks.</param>
    /// <param name="at">When it moves.</param>
    /// <param name="track">The track whose promise it is; null: the ticket's.</param>
    public static (TicketEvent? Kept, TicketEvent? Next) Choose(
        CompiledObjective compiled,
        Ticket ticket,
        TicketPolicies before,
        TicketPolicies next,
        RetargetMode mode,
        Instant at,
        string? track
    )
    {
        if (ticket.Clock(compiled.Objective.Name, track) is { IsDropped: true })
            return (null, TargetDecisions.Choose(compiled, ticket, next, at, track: track)?.Event);
        if (ticket.Clock(compiled.Objective.Name, track) is not { IsOpen: true, Target: { } target } clock)
            return default;
        TargetChosen? kept = null;
        // What was measured until now stays measured by the calendar of that time, whatever the new profile calls by the same name.
        if (
            target.Calendar is { } calendar
            && mode != RetargetMode.FromStart
            && next.Calendars.Find(before.Profile.CalendarName(calendar)) is not null
        )
            kept = new(
                clock.Objective,
                clock.Cycle,
                target.On(before.Profile.CalendarName(calendar)),
                0,
                before.Profile,
                RetargetMode.FromStart,
                target
            )
            {
                Track = track,
            };
        if (mode == RetargetMode.Keep || (mode != RetargetMode.FromStart && target.Promised is not null))
            return (kept, null);
        var (row, chosen) = TargetDecisions.Row(compiled, ticket, next, track);
        if (chosen is not { } after)
            return (kept, new TargetDropped(clock.Objective, clock.Cycle, target, next.Profile) { Track = track });
        return after == target && IsSameCalendar(target.Calendar, before, next)
            ? (mode == RetargetMode.FromStart ? null : kept, null)
            : (kept, new TargetChosen(clock.Objective, clock.Cycle, after, row + 1, next.Profile, mode, target) { Track = track });
    }

    /// <summary>Whether a calendar means the same in both profiles, whatever it is called.</summary>
    private static bool IsSameCalendar(string? name, TicketPolicies before, TicketPolicies next) =>
        name is null || (before.Calendars.Find(name) is { } old && next.Calendars.Find(name) is { } now && old.HasSameHours(now));
}
