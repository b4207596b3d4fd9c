using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace SupportWorkflow.Hosting;

/// <summary>A clock that stands still until it is told to move, and says which timers are set: a test that waits for sleepers waits for
/// these.</summary>
internal sealed class WatchedClock(Instant start) : FakeTimeProvider(start.ToDateTimeOffset())
{
    private readonly Lock _lock = new();
    private readonly HashSet<WatchedTimer> _timers = [];

    public Instant Now => Instant.FromDateTimeOffset(GetUtcNow());

    /// <summary>When the next timer rings; null: none is set.</summary>
    public Instant? NextTimer
    {
        get
        {
            lock (_lock)
                return _timers.Count == 0 ? null : _timers.Min(t => t.At);
        }
    }

    public int TimersSet
    {
        get
        {
            lock (_lock)
                return _timers.Count;
        }
    }

    public void Advance(Duration by) => Advance(by.ToTimeSpan());

    public void Set(Instant to) => SetUtcNow(to.ToDateTimeOffset());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this);
        timer.Start(
            base.CreateTimer(
                _ =>
                {
                    timer.Rings();
                    callback(state);
                },
                null,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan
            ),
            dueTime,
            period
        );
        return timer;
    }

    private sealed class WatchedTimer(WatchedClock clock) : ITimer
    {
        private ITimer? _timer;
        private Duration _period;

        public Instant At { get; private set; }

        public void Start(ITimer timer, TimeSpan dueTime, TimeSpan period)
        {
            _timer = timer;
            Change(dueTime, period);
        }

        public void Rings()
        {
            lock (clock._lock)
            {
                if (_period > Duration.Zero)
                    At += _period;
                else
                    clock._timers.Remove(this);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period > TimeSpan.Zero ? Duration.FromTimeSpan(period) : Duration.Zero;
                if (dueTime < TimeSpan.Zero)
                    clock._timers.Remove(this);
                else
                    (At, _) = (clock.Now + Duration.FromTimeSpan(dueTime), clock._timers.Add(this));
            }
            return _timer!.Change(dueTime, period);
        }

        public void Dispose()
        {
            lock (clock._lock)
                clock._timers.Remove(this);
            _timer!.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
