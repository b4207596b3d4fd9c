using NodaTime;

namespace SupportWorkflow.Testing;

/// <summary>
/// A clock that stands still until it is told to move. Timers ring inside <see cref="Advance"/> and <see cref="Set"/>, on the caller's thread, each
/// at its own instant and the earliest first, so that a program that sleeps for days is tested in no time; one set for now rings at once, on a thread
/// of its own. Thread-safe.
/// </summary>
/// <example><code>
/// var clock = new ManualClock(Instant.FromUtc(2024, 10, 11, 8, 30));
/// services.AddSingleton&lt;TimeProvider&gt;(clock);
/// clock.Advance(Duration.FromMinutes(15));
/// </code></example>
/// <param name="start">What it shows first.</param>
public sealed class ManualClock(Instant start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly SortedSet<Ringing> _timers = [];
    private Instant _now = start;
    private long _lastNumber;

    /// <summary>What it shows.</summary>
    public Instant Now
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    /// <summary>When the next timer rings; null: none is set.</summary>
    public Instant? NextTimer
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count == 0 ? null : _timers.Min!.At;
            }
        }
    }

    /// <summary>How many timers are set: a test that waits for sleepers waits for these.</summary>
    public int TimersSet
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    /// <summary>Moves forward and rings what falls due on the way, timers that those set included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative: clocks that jump back are <see cref="Set"/>.</exception>
    public void Advance(Duration by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, Duration.Zero);
        Set(Now + by);
    }

    /// <summary>Shows another instant. Forward rings what falls due on the way; backward rings nothing, and timers keep the time they had left.</summary>
    public void Set(Instant to)
    {
        lock (_lock)
        {
            if (to < _now) ShiftBack(_now - to);
        }
        while (Next(to) is { } timer) timer.Ring();
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    /// <summary>Elapsed time is counted by this clock too.</summary>
    public override long GetTimestamp() => Now.ToUnixTimeTicks();

    /// <summary>Ticks of 100 ns a second.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Ringing(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Takes the next timer that is due on the way and goes to its instant, or goes all the way.</summary>
    private Ringing? Next(Instant to)
    {
        lock (_lock)
        {
            if (_timers.Count == 0 || _timers.Min is not { } timer || timer.At > to)
            {
                _now = Instant.Max(_now, to);
                return null;
            }
            _timers.Remove(timer);
            _now = Instant.Max(_now, timer.At);
            if (timer.Period > Duration.Zero) Put(timer, timer.At + timer.Period);
            return timer;
        }
    }

    private void ShiftBack(Duration by)
    {
        var timers = _timers.ToList();
        _timers.Clear();
        _now -= by;
        foreach (var timer in timers) Put(timer, timer.At - by);
    }

    private void Put(Ringing timer, Instant at)
    {
        (timer.At, timer.Number) = (at, ++_lastNumber);
        _timers.Add(timer);
    }

    private sealed class Ringing(ManualClock clock, Action ring) : ITimer, IComparable<Ringing>
    {
        public Instant At { get; set; }

        public long Number { get; set; }

        public Duration Period { get; private set; }

        public void Ring() => ring();

        public int CompareTo(Ringing? other) => At.CompareTo(other!.At) is var order and not 0 ? order : Number.CompareTo(other.Number);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                Period = period > TimeSpan.Zero ? Duration.FromTimeSpan(period) : Duration.Zero;
                if (dueTime == TimeSpan.Zero) ThreadPool.UnsafeQueueUserWorkItem(static timer => timer.Ring(), this, preferLocal: false);
                else if (dueTime > TimeSpan.Zero) clock.Put(this, clock._now + Duration.FromTimeSpan(dueTime));
            }
            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
