using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

public sealed partial record SlaClock
{
    /// <summary>
    /// Why the clock stands as it does at an instant (SLA-11): a clock that runs and is not late is followed to its due time, every other
    /// one to the instant or its end. Same input, same explanation.
    /// </summary>
    /// <param name="at">The instant.</param>
    /// <param name="calendars">Where the targets' calendars are found.</param>
    /// <param name="name">What people call the promise; absent: its id.</param>
    /// <param name="zone">In which times are shown; absent: the calendar's, or UTC for elapsed time.</param>
    public ClockExplanation Explain(Instant at, CalendarBook calendars, LocalText? name = null, DateTimeZone? zone = null)
    {
        var marks = Until(at, out var course);
        var trail = new ClockTrail();
        var walk = new ClockWalk(marks, course, calendars, null, trail);
        var (reading, shown) = (walk.Read(at), zone ?? walk.Calendar?.Zone ?? DateTimeZone.Utc);
        return new(this, name ?? Objective, shown, course.Choice < 0 ? null : marks[course.Choice].Choice)
        {
            Cycle = course.Cycle,
            StartedAt = course.Counting < 0 ? null : marks[course.Counting].At,
            EndedAt = course.Ended < 0 ? null : marks[course.Ended].At,
            Reading = reading,
            Sum = walk.Follow(at, toTheDueTime: true),
            Segments = trail.Segments,
            SpecialDays = trail.SpecialDays,
            HolidaysKnownOnly = trail.HolidaysKnownOnly,
        };
    }

    /// <summary>
    /// Who used how much of the running cycle. The parts add up to what the clock has used at the instant, exactly.
    /// </summary>
    /// <param name="owners">Who had it from when, the earliest first; a group, an engineer or an empty text for nobody.</param>
    /// <param name="at">The instant.</param>
    /// <param name="calendars">Where the targets' calendars are found.</param>
    /// <returns>Each owner once, in the order of their first turn; time before the first turn belongs to the empty text.</returns>
    /// <exception cref="ArgumentException">The owners are not in the order of their instants.</exception>
    public ValueList<(string Owner, Duration Used)> UsedBy(
        IReadOnlyList<(Instant Since, string Owner)> owners,
        Instant at,
        CalendarBook calendars
    )
    {
        for (var i = 1; i < owners.Count; i++)
            if (owners[i].Since < owners[i - 1].Since)
                throw new ArgumentException("The owners are not in the order of their instants.", nameof(owners));
        var marks = Until(at, out var course);
        var trail = new ClockTrail();
        new ClockWalk(marks, course, calendars, null, trail).Follow(at, toTheDueTime: false);
        return ClockShares.Of(trail.Segments, owners);
    }
}
