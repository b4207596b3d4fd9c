using Microsoft.Extensions.Logging.Abstractions;
using SupportWorkflow.Desk;
using SupportWorkflow.Testing;

namespace SupportWorkflow.Hosting.Simulations;

/// <summary>One process of the desk: the real desk, pump and dispatcher on a clock and a store that can be held up. Killed, it does nothing
/// any more.</summary>
internal sealed class SimulatedNode
{
    private readonly Simulation _world;

    public SimulatedNode(Simulation world, int number, SimulatedProfile profile)
    {
        (_world, Number, Clock) = (world, number, new SimulatedClock(world, this));
        var store = new FaultInjectingStore(
            world.Store with
            {
                Tickets = new WatchedStore(world.Store.Tickets, world.Decided),
                Slots = world.Store.Slots is { } slots ? new WatchedSlots(slots, world.Taken) : null,
            },
            call => world.Before(this, call),
            call => world.After(this, call)
        );
        var workflows = new DeskWorkflows(profile.Workflow, SimulatedProfile.Compile, world.Store.Profiles);
        var sources = new OutsideFactSources([], new(""), TimeSpan.FromSeconds(2), Clock, NullLogger<OutsideFactSources>.Instance);
        var desk = new TicketDesk(
            new(""),
            workflows,
            store,
            store,
            sources,
            new() { InTurn = false },
            Clock,
            NullLogger<TicketDesk>.Instance
        );
        var options = new DeskHostingOptions
        {
            LongestSleep = TimeSpan.FromMinutes(1),
            DueBatch = 4,
            OutboxBatch = 4,
        };
        Desk = desk;
        Pump = new DuePump(new(""), desk, null, options, Clock, NullLogger<DuePump>.Instance).RunAsync(CancellationToken.None);
        var receivers = new OutboxReceivers(desk, new SimulatedSender(world, this));
        Dispatcher = new OutboxDispatcher(new(""), desk, receivers, store, options, Clock, NullLogger<OutboxDispatcher>.Instance).RunAsync(
            CancellationToken.None
        );
        Schedules = new ScheduleLoop(new(""), desk, options, Clock, NullLogger<ScheduleLoop>.Instance).RunAsync(CancellationToken.None);
    }

    public Task Schedules { get; }

    public int Number { get; }

    public SimulatedClock Clock { get; }

    public ITicketDesk Desk { get; }

    public Task Pump { get; }

    public Task Dispatcher { get; }

    public bool IsAlive { get; private set; } = true;

    /// <summary>It answers seldom.</summary>
    public bool IsSlow { get; set; }

    /// <summary>Ends at whatever line it stands: what it waits for never comes, and its timers never ring.</summary>
    public void Kill()
    {
        IsAlive = false;
        _world.Forget(this);
    }
}
