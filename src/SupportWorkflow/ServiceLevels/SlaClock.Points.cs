using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

public sealed partial record SlaClock
{
    /// <summary>
    /// The next point of this cycle that was not raised, with the instant at which it is truly due; null while none will come by itself.
    /// A point less severe than one already raised is not made up for, and of the points that a new target jumped over only the most severe
    /// is told. A raised point comes again once it was withdrawn.
    /// </summary>
    /// <param name="warn">The points before the due time; the breach itself is always one.</param>
    /// <param name="calendars">Where the targets' calendars are found.</param>
    public ClockPoint? NextPoint(IEnumerable<WarningPoint> warn, CalendarBook calendars) => NextPoint(ValueList.From(warn), calendars);

    /// <inheritdoc cref="NextPoint(IEnumerable{WarningPoint}, CalendarBook)"/>
    public ClockPoint? NextPoint(ValueList<WarningPoint> warn, CalendarBook calendars)
    {
        if (_course.Counting < 0)
            return null;
        var severity = new Severity(warn, this, calendars);
        if (severity.Next(severity.MostRaised) is not var (level, point) || Reaches(point, calendars) is not { } due)
            return null;
        while (
            due <= ChosenAt
            && severity.Next(level) is var (above, other)
            && Reaches(other, calendars) is { } dueToo
            && (other is null ? dueToo < ChosenAt : dueToo <= ChosenAt)
        )
            (level, point, due) = (above, other, dueToo);
        return new(Cycle, point?.Name ?? DuePoint, due);
    }

    /// <summary>The next point under an objective; null: none will come.
    /// Worked out once: nothing said of the clock and no time that passes changes it.</summary>
    internal UpcomingPoint? Upcoming(Objective objective, CalendarBook calendars)
    {
        var known = _next;
        if (known is null || !ReferenceEquals(known.Objective, objective) || !ReferenceEquals(known.Calendars, calendars))
            _next = known = new(objective, calendars, NextPoint(objective.Warn, calendars), Track);
        return known.Point is null ? null : known;
    }

    /// <summary><see cref="Reaches"/> for a rule that waits for a point: worked out once, as long as rules ask for the same one.</summary>
    internal Instant? Awaits(WarningPoint? point, CalendarBook calendars)
    {
        var known = _awaited;
        if (known is null || known.Point != point || !ReferenceEquals(known.Calendars, calendars))
            _awaited = known = new(point, calendars, Reaches(point, calendars));
        return known.At;
    }

    /// <summary>Remembers that a point was told to the world, so that it is told once in its cycle.</summary>
    public SlaClock Raise(ClockPoint point) =>
        new(this, Marks, Raised.Add(point with { Order = point.Order == 0 ? NextOrder : point.Order }), _course);

    /// <summary>Forgets a raised point: it was undone, and may be raised again.</summary>
    public SlaClock Withdraw(ClockPoint point) => new(this, Marks, [.. Raised.Where(r => r != point)], _course);

    internal SlaClock Withdraw(int cycle, string point) =>
        new(this, Marks, [.. Raised.Where(r => r.Cycle != cycle || r.Point != point)], _course);

    /// <summary>
    /// The raised points that something learned later, or a new target, has undone: with what is known now they are not reached by the
    /// instant. The breach is reached after its due time, everything else with it.
    /// </summary>
    /// <param name="warn">The points before the due time.</param>
    /// <param name="calendars">Where the targets' calendars are found.</param>
    /// <param name="at">The instant.</param>
    public ValueList<ClockPoint> Undone(IEnumerable<WarningPoint> warn, CalendarBook calendars, Instant at)
    {
        var points = ValueList.From(warn);
        var undone = new List<ClockPoint>();
        foreach (var raised in Raised)
            if (!Stands(raised, points, calendars, at))
                undone.Add(raised);
        return [.. undone];
    }

    internal bool HasRaised(string point)
    {
        foreach (var raised in Raised)
            if (raised.Cycle == Cycle && raised.Point == point)
                return true;
        return false;
    }

    /// <summary>Whether a raised point is still reached by the instant, by everything known now.</summary>
    private bool Stands(ClockPoint raised, ValueList<WarningPoint> warn, CalendarBook calendars, Instant at)
    {
        WarningPoint? point = null;
        foreach (var warning in warn)
            if (warning.Name == raised.Point)
                point = warning;
        if (point is null && raised.Point != DuePoint)
            return true;
        if (raised.Cycle > Cycle)
            return false;
        var due = raised.Cycle == Cycle ? Reaches(point, calendars) : Reached(raised.Cycle, point, calendars);
        return point is null ? due < at : due <= at;
    }

    /// <summary>When a point of an earlier cycle was reached; null: never.</summary>
    private Instant? Reached(int cycle, WarningPoint? point, CalendarBook calendars)
    {
        var marks = Marks.AsSpan();
        var (count, from, before, course) = (0, 0, new ClockCourse(), new ClockCourse());
        for (; count < marks.Length; count++)
        {
            var next = course;
            next.Take(marks[count], count);
            if (next.Cycle > cycle)
                break;
            if (next.Cycle == cycle && course.Cycle < cycle)
                (from, before) = (count, course);
            course = next;
        }
        return new ClockWalk(marks.First(count), course, before, from, calendars, point).Reaches();
    }

    /// <summary>The points in the order of how much is used when they are reached, the breach last.</summary>
    private readonly ref struct Severity
    {
        private readonly ValueList<WarningPoint> _warn;
        private readonly SlaClock _clock;
        private readonly Duration _allowed;

        public Severity(ValueList<WarningPoint> warn, SlaClock clock, CalendarBook calendars)
        {
            (_warn, _clock) = (warn, clock);
            // Percentages alone stand in the same order whatever the target allows.
            _allowed = Duration.FromDays(1);
            foreach (var point in warn)
                if (point.Percent == 0)
                    _allowed = new ClockWalk(clock.Marks.AsSpan(), clock._course, calendars).Allowed;
        }

        /// <summary>The level of the most severe point raised in this cycle; nothing: zero.</summary>
        public Duration MostRaised
        {
            get
            {
                var most = Duration.Zero;
                if (_clock.HasRaised(DuePoint))
                    return Duration.MaxValue;
                foreach (var point in _warn)
                    if (ClockWalk.Level(point, _allowed) is var level && level > most && _clock.HasRaised(point.Name))
                        most = level;
                return most;
            }
        }

        /// <summary>The first point above a level; null after the breach.</summary>
        public (Duration Level, WarningPoint? Point)? Next(Duration above)
        {
            (Duration, WarningPoint?)? next = above < Duration.MaxValue ? (Duration.MaxValue, null) : null;
            foreach (var point in _warn)
                if (ClockWalk.Level(point, _allowed) is var level && level > above && level < next?.Item1)
                    next = (level, point);
            return next;
        }
    }
}
