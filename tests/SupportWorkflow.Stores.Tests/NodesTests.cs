using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.EntityFrameworkCore;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Stores;

/// <summary>Several processes over one database, each with pump and dispatcher: what is due is done once, what leaves leaves
/// once.</summary>
public sealed class NodesTests
{
    /// <summary>What the progress check of Friday, 17:00 in Shanghai, tells the lead.</summary>
    private const string FiveOClock = "desk/progress-check/2024-10-11T09:00:00Z/0";

    [Theory]
    [Databases]
    public async Task What_is_due_is_done_once_and_told_once_and_another_node_goes_on(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);
        var sent = new ConcurrentQueue<string>();
        var clock = new FakeTimeProvider(new(2024, 10, 11, 8, 30, 0, TimeSpan.Zero));
        var nodes = new List<IHost>();
        for (var i = 0; i < 3; i++)
            nodes.Add(await StartAsync(database, clock, sent));
        var desk = nodes[0].Services.GetRequiredService<ITicketDesk>();
        var tickets = new List<Ticket>();
        for (var i = 0; i < 30; i++)
            tickets.Add(
                (await desk.OpenAsync(new OpenTicket("No dial tone") { By = Agent, Impact = "user-blocked" }.WithDetails())).Ticket
            );

        clock.Advance(TimeSpan.FromHours(2));
        await UntilAsync(
            clock,
            async () =>
                (await PointsAsync(nodes[0], tickets)).TrueForAll(p => p > 0)
                && sent.Contains(FiveOClock)
                && await IsSentAsync(nodes[0], clock),
            () => WhatAsync(nodes[0], tickets, clock)
        );
        var (points, told) = (await PointsAsync(nodes[0], tickets), sent.Count);
        // The first of them goes; whoever led, another leads then.
        await nodes[0].StopAsync();
        await ((IAsyncDisposable)nodes[0]).DisposeAsync();
        clock.Advance(TimeSpan.FromDays(2));
        await UntilAsync(
            clock,
            async () => (await PointsAsync(nodes[1], tickets)).Sum() > points.Sum() && await IsSentAsync(nodes[1], clock),
            () => WhatAsync(nodes[1], tickets, clock)
        );

        Assert.True(told > 0 && sent.Count > told);
        Assert.Single(sent, FiveOClock);
        Assert.Equal(sent.Count, sent.Distinct().Count());
        foreach (var ticket in tickets)
        {
            var events = await History(nodes[1]).EventsAsync(ticket.Id);
            Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.Version));
            var raised = events.OfType<ClockPointReached>().Select(p => (p.Objective, p.Cycle, p.Point)).ToList();
            Assert.Equal(raised.Count, raised.Distinct().Count());
        }
        foreach (var node in nodes.Skip(1))
        {
            await node.StopAsync();
            await ((IAsyncDisposable)node).DisposeAsync();
        }
    }

    private static async Task<IHost> StartAsync(HostDatabase database, TimeProvider clock, ConcurrentQueue<string> sent)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock).AddSingleton(sent);
        builder.Services.AddSupportWorkflow(desk =>
        {
            desk.UseBuiltInProfile("call-center").SendNoticesWith<Sender>().RunInHost(o => o.DueBatch = 7);
            _ = database.Kind == StoreDatabase.PostgreSql ? desk.UsePostgreSql(database.Connection) : desk.UseSqlite(database.Connection);
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>Lets time pass until something is so; the test fails when it is not after two minutes of real time.</summary>
    private static async Task UntilAsync(FakeTimeProvider clock, Func<Task<bool>> isSo, Func<Task<string>> what)
    {
        for (var patience = Task.Delay(TimeSpan.FromMinutes(2)); !await isSo(); await Task.Delay(20))
        {
            Assert.False(patience.IsCompleted, "It did not happen within two minutes: " + await what());
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private static async Task<List<int>> PointsAsync(IHost node, List<Ticket> tickets)
    {
        var points = new List<int>();
        foreach (var ticket in tickets)
            points.Add((await History(node).EventsAsync(ticket.Id)).Count(e => e is ClockPointReached));
        return points;
    }

    private static async Task<string> WhatAsync(IHost node, List<Ticket> tickets, TimeProvider clock) =>
        $"{string.Join(',', await PointsAsync(node, tickets))} points, "
        + $"{await node.Services.GetRequiredKeyedService<IStoreBacklog>("").MeasureAsync(Instant.FromDateTimeOffset(clock.GetUtcNow()))}";

    private static async Task<bool> IsSentAsync(IHost node, TimeProvider clock) =>
        await node.Services.GetRequiredKeyedService<IStoreBacklog>("").MeasureAsync(Instant.FromDateTimeOffset(clock.GetUtcNow()))
            is { OldestUnsent: null, OldestDue: null };

    private static ITicketHistory History(IHost node) => (ITicketHistory)node.Services.GetRequiredService<IDeskWork>().Store;

    private sealed class Sender(ConcurrentQueue<string> sent) : INoticeSender
    {
        public Task SendAsync(DigestMessage message, CancellationToken cancellationToken = default)
        {
            foreach (var notice in message.Notices)
                sent.Enqueue(notice.Key);
            return Task.CompletedTask;
        }
    }
}
