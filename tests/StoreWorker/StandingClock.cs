namespace SupportWorkflow.Stores;

/// <summary>A clock that always says the same; its timers run all the same.</summary>
public sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
