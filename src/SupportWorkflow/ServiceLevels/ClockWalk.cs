using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// Walks the marks of one clock from the start of its cycle: the one place where used time, due time, points and breach are computed.
/// Allocates nothing unless it leaves a trail.
/// </summary>
internal ref struct ClockWalk
{
    private readonly MarkSpan _marks;
    private readonly ClockCourse _course;
    private readonly CalendarBook _calendars;
    private readonly WarningPoint? _point;
    private readonly ClockTrail? _trail;
    private ClockCourse _now = new();
    private SlaTarget _target;
    private WorkCalendar? _calendar;
    private Duration _allowed,
        _level,
        _used;
    private Instant? _nominal,
        _crossed;
    private Instant _startedAt,
        _since;

    /// <param name="marks">The marks up to the instant that is asked about.</param>
    /// <param name="course">Their course.</param>
    /// <param name="calendars">Where calendars are found.</param>
    /// <param name="point">Which point is watched; null: the due time.</param>
    /// <param name="trail">What was counted and what was not is written there; null: nowhere.</param>
    public ClockWalk(MarkSpan marks, in ClockCourse course, CalendarBook calendars, WarningPoint? point = null, ClockTrail? trail = null)
    {
        _marks = marks;
        (_course, _calendars, _point, _trail) = (course, calendars, point, trail);
        if (course.Counting < 0)
            return;
        if (trail is null && marks.Older is { } older)
            Walk(Resume(older), marks.Length);
        else
            Walk(0, marks.Length);
    }

    /// <summary>A cycle by itself, without the marks before it.</summary>
    /// <param name="marks">The marks up to its end.</param>
    /// <param name="course">Their course.</param>
    /// <param name="before">The course of those before it.</param>
    /// <param name="from">The mark that began it.</param>
    /// <param name="calendars">Where calendars are found.</param>
    /// <param name="point">Which point is watched; null: the due time.</param>
    public ClockWalk(
        MarkSpan marks,
        in ClockCourse course,
        in ClockCourse before,
        int from,
        CalendarBook calendars,
        WarningPoint? point = null
    )
    {
        _marks = marks;
        (_course, _calendars, _point, _now) = (course, calendars, point, before);
        if (course.Counting >= 0)
            Walk(from, marks.Length);
    }

    /// <summary>The time allowed, in the target's own kind of time.</summary>
    public readonly Duration Allowed => _allowed;

    /// <summary>The calendar of the target in force; null: time is elapsed.</summary>
    public readonly WorkCalendar? Calendar => _calendar;

    /// <summary>The clock at an instant not before its last mark.</summary>
    public readonly ClockReading Read(Instant at)
    {
        var phase = _course.Phase;
        if (phase == ClockPhase.NotStarted)
            return default;
        if (phase == ClockPhase.Running)
        {
            var (due, used) = (_crossed ?? Reach(_since), _used + Between(_since, at));
            return new(phase, used, _allowed - used, due, _crossed ?? (due < at ? due : null));
        }
        Instant? upcoming =
            phase == ClockPhase.Cancelled ? _crossed : _crossed ?? Reach(phase == ClockPhase.Paused ? at : _marks[_course.Ended].At);
        return new(phase, _used, _allowed - _used, upcoming, _crossed);
    }

    /// <summary>When the watched point was reached, or will be if nothing more happens; null: not.</summary>
    public readonly Instant? Reaches()
    {
        if (_course.Counting < 0 || (_point is not null && _level <= Duration.Zero))
            return null;
        return _crossed ?? (_course.Counts ? Reach(_since) : null);
    }

    /// <summary>Finishes the trail: a clock that runs and is not late is followed to its due time,
    /// every other one to the instant.</summary>
    /// <returns>What the trail adds up to.</returns>
    public Duration Follow(Instant at, bool toTheDueTime)
    {
        if (_course.Counting < 0)
            return Duration.Zero;
        if (_course.IsOpen)
        {
            var end = toTheDueTime && _course.Counts && _crossed is null && Reach(_since) is var due && due >= at ? due : at;
            Pass(end);
        }
        return _used;
    }

    /// <summary>How much is used when a point is reached.</summary>
    public static Duration Level(WarningPoint? point, Duration allowed) =>
        point switch
        {
            null => allowed,
            { Percent: > 0 } warning => allowed * warning.Percent / 100,
            { } warning => allowed - warning.TimeBefore,
        };

    /// <summary>Goes on where a walk over the earlier marks has been.</summary>
    /// <returns>The first mark that is left.</returns>
    private int Resume(OlderMarks older)
    {
        if (_course.Counting >= older.Count)
        {
            _now = older.Course;
            return older.Count;
        }
        var choice = _marks[_course.Base].Choice!;
        var known = older.Find(_point, _calendars, _course.Counting, _course.Base, choice);
        if (known is not null)
            (_now, _target, _calendar, _allowed, _level, _used, _nominal, _crossed, _startedAt, _since) = (
                known.Now,
                known.Target,
                known.Calendar,
                known.Allowed,
                known.Level,
                known.Used,
                known.Nominal,
                known.Crossed,
                known.StartedAt,
                known.Since
            );
        if (known?.Passed == older.Count)
            return older.Count;
        Walk(known?.Passed ?? 0, older.Count);
        older.Keep(
            new(_point, _calendars, _course.Counting, _course.Base, choice)
            {
                Passed = older.Count,
                Now = _now,
                Target = _target,
                Calendar = _calendar,
                Allowed = _allowed,
                Level = _level,
                Used = _used,
                Nominal = _nominal,
                Crossed = _crossed,
                StartedAt = _startedAt,
                Since = _since,
            }
        );
        return older.Count;
    }

    private void Walk(int from, int end)
    {
        var marks = _marks;
        for (var i = from; i < end; i++)
        {
            ref readonly var mark = ref marks[i];
            if (i > _course.Counting)
                Pass(mark.At);
            _now.Take(mark, i);
            if (i == _course.Counting)
                Begin(mark.At);
            else if (i > _course.Counting && i > _course.Base && _now.Choice == i)
                Rebase(mark);
            else if (i > _course.Counting && _now.Opened == i && _target.Kind == SlaTargetKind.Until)
                PassOver(mark.At);
            _trail?.Because(mark, _now);
            _since = mark.At;
        }
    }

    private void Begin(Instant at)
    {
        (_startedAt, _since, _used) = (at, at, Duration.Zero);
        Load(_marks[_course.Base].Choice!.Target);
    }

    private void Load(SlaTarget target)
    {
        _target = target;
        _calendar = target.Calendar is { } name ? _calendars[name] : null;
        (_nominal, _allowed) = (null, target.Time);
        if (target.Kind == SlaTargetKind.Until)
            (_nominal, _allowed) = (target.Promised, Duration.Max(Duration.Zero, target.Promised!.Value - _startedAt));
        if (target.Kind == SlaTargetKind.BusinessDays)
        {
            var nominal = _calendar!.DueAfterBusinessDays(_startedAt, target.Days, target.Rule);
            (_nominal, _allowed) = (nominal, _calendar.WorkBetween(_startedAt, nominal));
        }
        _level = Level(_point, _allowed);
    }

    /// <summary>What was used stays; what is left of the new target runs from now.
    /// Nothing left: it is reached now, unless it was before.</summary>
    private void Rebase(in ClockMark mark)
    {
        var (before, allowed, used) = (_target, _allowed, _used);
        Load(mark.Choice!.Target);
        if (_target.Kind == SlaTargetKind.Until)
            _used = mark.At - _startedAt;
        else if (!before.CountsLike(_target))
            _used = Share(used, allowed, _allowed);
        _trail?.Carried(mark.At, _used - used);
        _crossed = IsOver ? _crossed ?? mark.At : null;
    }

    /// <summary>A promised instant waits for nobody: what lay between an end and going on is used up too.</summary>
    private void PassOver(Instant to)
    {
        var used = to - _startedAt;
        _trail?.Carried(to, used - _used);
        _used = used;
        if (IsOver)
            _crossed ??= to;
    }

    /// <summary>A point is reached with its instant; what ends at the very due time is in time.</summary>
    private readonly bool IsOver => _point is null ? _used > _level : _used >= _level;

    private static Duration Share(Duration used, Duration of, Duration allowed) =>
        of == Duration.Zero
            ? allowed
            : Duration.FromNanoseconds((long)((Int128)used.ToInt64Nanoseconds() * allowed.ToInt64Nanoseconds() / of.ToInt64Nanoseconds()));

    /// <summary>Goes on from the last mark to an instant, counting or not.</summary>
    private void Pass(Instant to)
    {
        if (!_now.IsOpen || (_now.IsPaused && _target.Kind != SlaTargetKind.Until))
        {
            _trail?.Skipped(_since, to);
            return;
        }
        var used = _used + Between(_since, to);
        if (_crossed is null && used >= _level && Reach(_since) is var reached && (reached < to || (reached == to && _point is not null)))
            _crossed = reached;
        _used = used;
        _trail?.Counted(_since, to, _calendar);
    }

    /// <summary>When the watched point is reached if time counts from an instant on.</summary>
    private readonly Instant Reach(Instant from)
    {
        if (_point is null && _nominal is { } nominal)
            return Instant.Max(from, Add(nominal, Between(_startedAt, from) - _used));
        var rest = _level - _used;
        if (rest < Duration.Zero)
            return from;
        if (_point is not null || _calendar is null || _target.Closing == ClosingRule.ClosingInstant)
            return Add(from, rest);
        return rest == Duration.Zero ? _calendar.NextOpening(from) ?? from : _calendar.Add(from, rest, ClosingRule.NextOpening);
    }

    private readonly Instant Add(Instant from, Duration time) => _calendar is null ? from + time : _calendar.Add(from, time);

    private readonly Duration Between(Instant from, Instant to) => _calendar is null ? to - from : _calendar.WorkBetween(from, to);
}
