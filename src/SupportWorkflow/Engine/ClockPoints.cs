using NodaTime;
using SupportWorkflow.Clocks;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Engine;

/// <summary>The points of running clocks that were not raised yet:
/// the earliest says when to wake up, and when it is due it is raised.</summary>
internal static class ClockPoints
{
    /// <summary>The most points one call raises; what is left is due at once in the next call.</summary>
    public const int MostSteps = 1000;

    /// <summary>Raises every point due by an instant, the earliest first.</summary>
    public static void Raise(DecisionDraft draft, Instant due)
    {
        // The wake-up was worked out with the last event: while it lies ahead, nothing is due and nothing has to be worked out.
        if (draft.Count == 0 && (draft.Ticket.WakeUp is not { } wakeUp || wakeUp > due))
            return;
        for (var step = 0; step < MostSteps && draft.Upcoming is { } point && point.At <= due; step++)
            Raise(draft, point);
    }

    /// <summary>Raises one point.</summary>
    public static void Raise(DecisionDraft draft, UpcomingPoint next)
    {
        var point = next.Point!.Value;
        draft.Pass(
            new ClockPointReached(next.Objective.Name, point.Cycle, point.Point, point.DueAt) { Track = next.Track },
            TargetDecisions.Policy
        );
    }

    /// <summary>
    /// What something learned late, or a new target, changes about points: those it undid are withdrawn, and an ended clock that it made
    /// late says so.
    /// </summary>
    /// <param name="draft">The decision.</param>
    /// <param name="occurredAt">When what was learned happened.</param>
    /// <param name="cause">The version of its event.</param>
    public static void Correct(DecisionDraft draft, Instant occurredAt, int cause)
    {
        if (occurredAt == draft.Now && !AnyRaised(draft.Ticket))
            return;
        foreach (var objective in draft.Policies.Objectives)
            Correct(draft, objective, null, occurredAt, cause);
        for (var owner = 0; owner < draft.Policies.OwnersOn(draft.Ticket); owner++)
            foreach (var compiled in draft.Policies.OwedBy(draft.Ticket.Tracks[owner]))
                Correct(draft, compiled.Objective, draft.Ticket.Tracks[owner].Id, occurredAt, cause);
    }

    private static void Correct(DecisionDraft draft, Objective objective, string? track, Instant occurredAt, int cause)
    {
        if (draft.Ticket.Clock(objective.Name, track) is not { } clock)
            return;
        if (clock.Raised.Count > 0 && (clock.ChosenByVersion >= cause || IsAfter(clock.Raised, occurredAt)))
            foreach (var undone in clock.Undone(objective.Warn, draft.Policies.Calendars, draft.Now))
                Say(new ClockPointWithdrawn(clock.Objective, undone.Cycle, undone.Point, undone.DueAt) { Track = track });
        if (occurredAt == draft.Now || clock.IsOpen)
            return;
        while (draft.Ticket.Clock(objective.Name, track)!.Upcoming(objective, draft.Policies.Calendars) is { Point: { } missed })
            Say(new ClockPointReached(clock.Objective, missed.Cycle, missed.Point, missed.DueAt) { Track = track });

        void Say(TicketEvent e) => draft.Record(e, TargetDecisions.Policy, draft.Now, cause: cause);
    }

    private static bool AnyRaised(Ticket ticket)
    {
        foreach (var clock in ticket.Clocks)
            if (clock.Raised.Count > 0)
                return true;
        return false;
    }

    /// <summary>Whether a raised point was due at an instant or after it: only such a one can be undone by what happened then.</summary>
    private static bool IsAfter(ValueList<ClockPoint> raised, Instant at)
    {
        foreach (var point in raised)
            if (point.DueAt >= at)
                return true;
        return false;
    }
}
