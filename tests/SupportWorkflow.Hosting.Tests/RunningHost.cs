using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using SupportWorkflow.Desk;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting;

/// <summary>A host that runs one desk in memory on a clock that stands still.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private RunningHost(IHost host, WatchedClock clock, InMemoryTicketStore store, RecordingSender sender) =>
        (Host, Clock, Store, Sender) = (host, clock, store, sender);

    public RecordingSender Sender { get; }

    public IHost Host { get; }

    public WatchedClock Clock { get; }

    public InMemoryTicketStore Store { get; }

    public ITicketDesk Desk => Host.Services.GetRequiredService<ITicketDesk>();

    public DeskService Service => Host.Services.GetRequiredKeyedService<DeskService>("");

    public static async Task<RunningHost> StartAsync(
        ITicketStore? store = null,
        InMemoryTicketStore? memory = null,
        Action<IServiceCollection>? more = null
    )
    {
        var clock = new WatchedClock(Friday);
        memory ??= new();
        var sender = new RecordingSender();
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(store ?? memory).AddSingleton<IStoreBacklog>(memory);
        builder.Services.AddSupportWorkflow(desk => desk.UseBuiltInProfile("call-center").RunInHost());
        builder.Services.AddSingleton<INoticeSender>(sender);
        more?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        var running = new RunningHost(host, clock, memory, sender);
        if (store is null)
            await running.UntilAsync(() => clock.TimersSet >= 3);
        return running;
    }

    public async Task<Ticket> OpenAsync() => (
            await Desk.OpenAsync(
                new OpenTicket("No dial tone")
                {
                    By = Customer,
                    Channel = "phone",
                    Impact = "user-blocked",
                }.WithDetails()
            )
        ).EnsureAccepted().Ticket;

    /// <summary>Goes there from timer to timer, each time until all loops sleep again.</summary>
    public async Task AdvanceToAsync(Instant to)
    {
        while (Clock.NextTimer is { } next && next <= to)
        {
            Clock.Set(Instant.Max(next, Clock.Now));
            await UntilAsync(() => Clock.TimersSet >= 3);
        }
        Clock.Set(to);
    }

    public string Points(Ticket ticket) =>
        string.Join(", ", Store.EventsOf(ticket.Id).OfType<ClockPointReached>().Select(p => $"{p.Objective} {p.Point}"));

    /// <summary>Other threads do it; nothing here depends on how long they take.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        var patience = Task.Delay(TimeSpan.FromSeconds(60));
        while (!isSo())
        {
            Assert.False(patience.IsCompleted, "It did not happen within a minute.");
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.StopAsync();
        Host.Dispose();
    }
}
