using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>What a walk counted and what it did not, stretch by stretch without a gap.</summary>
internal sealed class ClockTrail
{
    private readonly List<ClockSegment> _segments = [];
    private readonly SortedDictionary<LocalDate, SpecialDay> _special = [];
    private LocalText? _pausedBecause;
    private bool _isOpen;

    /// <summary>The stretches, the earliest first. What follows an end that was not undone does not belong to the clock.</summary>
    public ValueList<ClockSegment> Segments
    {
        get
        {
            var count = _segments.Count;
            while (count > 0 && _segments[count - 1].Why == ClockSegment.Ended)
                count--;
            return [.. _segments.Take(count)];
        }
    }

    /// <summary>Holidays, closings, overrides and make-up days among the dates that were counted.</summary>
    public ValueList<SpecialDay> SpecialDays => [.. _special.Values];

    /// <summary>The dates for which holidays are known, where they do not cover all the dates that were counted.</summary>
    public DateInterval? HolidaysKnownOnly { get; private set; }

    /// <summary>Remembers why the stretch after a mark will not count.</summary>
    public void Because(in ClockMark mark, in ClockCourse course)
    {
        if (mark.Kind is ClockMarkKind.Pause or ClockMarkKind.PauseFrom)
            _pausedBecause = mark.Reason is { } reason ? new(reason) : null;
        _isOpen = course.IsOpen;
    }

    public void Counted(Instant from, Instant to, WorkCalendar? calendar)
    {
        if (from >= to)
            return;
        if (calendar is null)
        {
            _segments.Add(new(from, to, to - from, ClockSegment.Work));
            return;
        }
        var explained = calendar.Explain(from, to);
        HolidaysKnownOnly ??= explained.HolidaysKnownOnly;
        foreach (var day in explained.SpecialDays)
            _special[day.Date] = day;
        foreach (var open in explained.Segments)
        {
            Closed(from, open.Start, calendar);
            _segments.Add(new(open.Start, open.End, open.Length, ClockSegment.Work));
            from = open.End;
        }
        Closed(from, to, calendar);
    }

    public void Skipped(Instant from, Instant to)
    {
        if (from >= to)
            return;
        _segments.Add(
            _isOpen ? new(from, to, Duration.Zero, ClockSegment.Paused, _pausedBecause) : new(from, to, Duration.Zero, ClockSegment.Ended)
        );
    }

    /// <summary>A target that counts otherwise turned what was used into another amount.</summary>
    public void Carried(Instant at, Duration change)
    {
        if (change != Duration.Zero)
            _segments.Add(new(at, at, change, ClockSegment.Carried));
    }

    private void Closed(Instant from, Instant to, WorkCalendar calendar)
    {
        if (from < to)
            _segments.Add(new(from, to, Duration.Zero, ClockSegment.Closed, calendar.WhyClosed(from)?.Text));
    }
}
