using NodaTime;

namespace SupportWorkflow.Hosting.Simulations;

/// <summary>A node's own clock: it may be ahead or behind, or stand still. Its timers count true time, as a monotonic clock does.</summary>
internal sealed class SimulatedClock(Simulation world, SimulatedNode node) : TimeProvider
{
    private Instant? _standsAt;

    /// <summary>How far it is ahead of true time.</summary>
    public Duration Offset { get; set; }

    public Instant Now => _standsAt ?? world.Now + Offset;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Stall() => _standsAt ??= Now;

    public void GoOn() => _standsAt = null;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override long GetTimestamp() => world.Now.ToUnixTimeTicks();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(world, node, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }
}
