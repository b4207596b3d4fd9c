using NodaTime;

namespace SupportWorkflow.Hosting;

/// <summary>
/// Tells one sleeper of this process that there is something to do earlier than it thought. Waking goes through the clock's timer, never on
/// the thread of whoever announces. Thread-safe.
/// </summary>
internal sealed class WakeUpSignal
{
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly ITimer _timer;
    private TaskCompletionSource? _sleeper;
    private Instant? _wakeAt;

    /// <param name="clock">The clock that is slept by.</param>
    public WakeUpSignal(TimeProvider clock)
    {
        _clock = clock;
        _timer = clock.CreateTimer(
            static signal => ((WakeUpSignal)signal!).Ring(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>Says that there is something to do at an instant. Without a sleeper it is remembered for the next one.</summary>
    public void Announce(Instant at)
    {
        lock (_lock)
        {
            if (_wakeAt <= at)
                return;
            _wakeAt = at;
            if (_sleeper is not null)
                Arm(at);
        }
    }

    /// <summary>Sleeps until an instant or the earliest one announced since the last sleep. One sleeper at a time.</summary>
    /// <exception cref="InvalidOperationException">Somebody else sleeps.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task WaitAsync(Instant until, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // No asynchronous continuations: the timer and the token ring on threads of their own.
        var sleeper = new TaskCompletionSource();
        lock (_lock)
        {
            if (_sleeper is not null)
                throw new InvalidOperationException("Somebody sleeps already.");
            _sleeper = sleeper;
            _wakeAt = _wakeAt is { } announced ? Instant.Min(announced, until) : until;
            Arm(_wakeAt.Value);
        }
        using var cancelled = cancellationToken.UnsafeRegister(
            static (s, token) => ((TaskCompletionSource)s!).TrySetCanceled(token),
            sleeper
        );
        try
        {
            await sleeper.Task.ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                _sleeper = null;
            }
        }
    }

    private void Arm(Instant at)
    {
        // Timers count whole milliseconds and cut off the rest: a little later is right, a little earlier is a second wake-up for nothing.
        var wait = Math.Ceiling((at - Instant.FromDateTimeOffset(_clock.GetUtcNow())).TotalMilliseconds);
        _timer.Change(TimeSpan.FromMilliseconds(Math.Clamp(wait, 0, int.MaxValue)), Timeout.InfiniteTimeSpan);
    }

    private void Ring()
    {
        TaskCompletionSource? sleeper;
        lock (_lock)
        {
            if (_sleeper is null)
                return;
            (sleeper, _wakeAt) = (_sleeper, null);
        }
        sleeper.TrySetResult();
    }
}
