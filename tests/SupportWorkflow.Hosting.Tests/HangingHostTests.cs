using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.Priorities;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting;

/// <summary>What a host plugs in may throw or hang: the desk goes on, says so, and stops when it is told to.</summary>
public sealed class HangingHostTests
{
    [Fact]
    public async Task A_sender_that_hangs_is_given_up_counted_and_shown()
    {
        var sender = new HangingSender();
        await using var running = await RunningHost.StartAsync(more: services =>
            services.AddSingleton<INoticeSender>(sender).Configure<DeskHostingOptions>(o => o.SendPatience = TimeSpan.FromSeconds(5))
        );
        await running.OpenAsync();
        await running.UntilAsync(() => sender.Asked > 0);
        Assert.Empty(await running.Store.StuckAsync(10));
        // The timers are those of the pump, and of the patience with the sender.
        await running.UntilAsync(() => running.Clock.TimersSet >= 3);
        running.Clock.Advance(Duration.FromSeconds(5));
        await running.UntilAsync(() => running.Store.StuckAsync(10).Result.Count > 0);
        Assert.Contains("TimeoutException", (await running.Store.StuckAsync(10))[0].Error, StringComparison.Ordinal);
        Assert.True(sender.WasCancelled);
        var health = await new DeskHealthCheck(running.Store, new(), running.Clock).CheckHealthAsync(
            new() { Registration = new("desk", new DeskHealthCheck(running.Store, new(), running.Clock), HealthStatus.Unhealthy, null) }
        );
        Assert.NotEqual(0, health.Data["failing"]);
        sender.Release();
    }

    [Fact]
    public async Task A_sender_that_hangs_does_not_hold_the_stop()
    {
        var sender = new HangingSender();
        var running = await RunningHost.StartAsync(more: services =>
            services
                .AddSingleton<INoticeSender>(sender)
                .Configure<DeskHostingOptions>(o => (o.SendPatience, o.StopPatience) = (TimeSpan.FromHours(1), TimeSpan.FromSeconds(3)))
        );
        await running.OpenAsync();
        await running.UntilAsync(() => sender.Asked > 0);
        var stopped = running.Host.StopAsync();
        while (!stopped.IsCompleted)
        {
            running.Clock.Advance(Duration.FromSeconds(1));
            await Task.Yield();
        }
        await stopped;
        sender.Release();
        running.Host.Dispose();
    }

    [Fact]
    public async Task A_policy_that_throws_leaves_the_desk_working()
    {
        await using var trial = new Desk.Trial(desk => desk.UsePriorityPolicy<ThrowingPolicy>());
        ThrowingPolicy.Throws = false;
        var ticket = await trial.OpenAsync();
        ThrowingPolicy.Throws = true;
        var change = new SetFields([new("affected-users", Conditions.FactValue.Of(7))]) { By = Lead, CommandId = "c-1" };
        await Assert.ThrowsAsync<NotSupportedException>(() => trial.Desk.HandleAsync(ticket.Id, change));
        Assert.Equal(ticket, await trial.Desk.FindAsync(ticket.Id));
        Assert.True((await trial.Desk.HandleAsync(ticket.Id, new LogWork("Looked.") { By = Agent })).IsAccepted);
        ThrowingPolicy.Throws = false;
        Assert.True((await trial.Desk.HandleAsync(ticket.Id, change)).IsAccepted);
    }

    private sealed class ThrowingPolicy : IPriorityPolicy
    {
        public static bool Throws { get; set; }

        public string Name => "throwing";

        public string Version => "1";

        public PriorityResult Decide(PriorityInput input) => Throws ? throw new NotSupportedException("No.") : new(new("P2"));
    }

    private sealed class HangingSender : INoticeSender
    {
        private readonly TaskCompletionSource _released = new();
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public bool WasCancelled { get; private set; }

        public void Release() => _released.TrySetResult();

        public Task SendAsync(DigestMessage message, CancellationToken cancellationToken = default)
        {
            cancellationToken.Register(() => WasCancelled = true);
            Interlocked.Increment(ref _asked);
            return _released.Task;
        }
    }
}
