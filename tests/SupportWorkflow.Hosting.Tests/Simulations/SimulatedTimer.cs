using NodaTime;

namespace SupportWorkflow.Hosting.Simulations;

/// <summary>A timer of a node; the world rings it.</summary>
internal sealed class SimulatedTimer(Simulation world, SimulatedNode node, Action ring) : ITimer
{
    public SimulatedNode Node => node;

    public Instant At { get; private set; }

    public void Ring() => ring();

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        world.Timers.Remove(this);
        if (dueTime < TimeSpan.Zero)
            return true;
        At = world.Now + Duration.FromTimeSpan(dueTime);
        world.Timers.Add(this);
        return true;
    }

    public void Dispose() => world.Timers.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
