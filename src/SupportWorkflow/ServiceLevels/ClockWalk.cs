using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>Walks the marks of one clock from its start: the one place where used time, due time and breach are computed.</summary>
internal readonly struct ClockWalk
{
    private readonly SlaClock _clock;
    private readonly WorkCalendar? _calendar;
    private readonly Instant? _nominal;
    private readonly Duration _allowed;

    /// <param name="clock">The clock.</param>
    /// <param name="calendars">Where its calendar is found.</param>
    public ClockWalk(SlaClock clock, CalendarBook calendars)
    {
        _clock = clock;
        if (clock.Target is not { } target) return;
        _calendar = target.Calendar is { } name ? calendars[name] : null;
        _allowed = target.Time;
        if (target.Kind != SlaTargetKind.BusinessDays) return;
        _nominal = _calendar!.DueAfterBusinessDays(clock.StartedAt, target.Days, target.Rule);
        _allowed = _calendar.WorkBetween(clock.StartedAt, _nominal.Value);
    }

    /// <summary>The clock at an instant.</summary>
    public ClockReading Read(Instant at)
    {
        if (_clock.Target is null) return default;
        var (used, paused, since) = (Duration.Zero, Duration.Zero, _clock.StartedAt);
        var (phase, due) = (ClockPhase.Running, default(Instant?));
        foreach (var mark in _clock.Marks)
        {
            if (mark.At > at) break;
            switch (mark.Kind)
            {
                case ClockMarkKind.Resume:
                    paused += Between(since, mark.At);
                    (since, phase) = (mark.At, ClockPhase.Running);
                    break;
                case ClockMarkKind.Pause or ClockMarkKind.Stop or ClockMarkKind.Cancel when phase == ClockPhase.Running:
                    due ??= Passed(since, used, paused, mark.At);
                    used += Between(since, mark.At);
                    since = mark.At;
                    goto default;
                default:
                    phase = After(mark.Kind);
                    break;
            }
        }
        if (phase == ClockPhase.Running)
        {
            due ??= Passed(since, used, paused, at);
            var now = used + Between(since, at);
            return new(phase, now, _allowed - now, due ?? Due(since, used, paused), due);
        }
        Instant? upcoming = phase switch
        {
            ClockPhase.Cancelled => default(Instant?),
            ClockPhase.Paused => due ?? Due(at, used, paused + Between(since, at)),
            _ => due ?? Due(since, used, paused),
        };
        return new(phase, used, _allowed - used, upcoming, due);
    }

    /// <summary>When a share of the target will be used up, if time counts from its last mark on; null unless the clock runs.</summary>
    public Instant? Reaches(int percent)
    {
        if (_clock.Target is null || _clock.Phase != ClockPhase.Running) return null;
        var (used, paused, since) = (Duration.Zero, Duration.Zero, _clock.StartedAt);
        foreach (var mark in _clock.Marks)
        {
            if (mark.Kind == ClockMarkKind.Pause) used += Between(since, mark.At);
            if (mark.Kind == ClockMarkKind.Resume) paused += Between(since, mark.At);
            since = mark.At;
        }
        return percent == 100 ? Due(since, used, paused) : Add(since, (_allowed * percent / 100) - used);
    }

    private static ClockPhase After(ClockMarkKind kind) => kind switch
    {
        ClockMarkKind.Pause => ClockPhase.Paused,
        ClockMarkKind.Stop => ClockPhase.Stopped,
        ClockMarkKind.Cancel => ClockPhase.Cancelled,
        _ => ClockPhase.Running,
    };

    /// <summary>The due instant, if it lies before the end of a stretch that counted.</summary>
    private Instant? Passed(Instant since, Duration used, Duration paused, Instant end) => Due(since, used, paused) is var due && due < end ? due : null;

    private Instant Due(Instant since, Duration used, Duration paused)
    {
        if (_nominal is not { } nominal) return Add(since, _allowed - used);
        return paused == Duration.Zero ? nominal : Instant.Max(since, _calendar!.Add(nominal, paused));
    }

    private Instant Add(Instant from, Duration time) => _calendar is null ? from + time : _calendar.Add(from, time);

    private Duration Between(Instant from, Instant to) => _calendar is null ? to - from : _calendar.WorkBetween(from, to);
}
