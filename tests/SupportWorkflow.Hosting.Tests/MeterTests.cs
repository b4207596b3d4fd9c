using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using SupportWorkflow.Hosting.Desk;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting;

/// <summary>Where the host has meters, desk and pump measure with those, so that two hosts in one process are told apart.</summary>
public sealed class MeterTests
{
    [Fact]
    public async Task The_desk_counts_with_the_meters_of_its_services_and_with_no_others()
    {
        await using var one = new Trial(more: s => s.AddMetrics());
        await using var other = new Trial(more: s => s.AddMetrics());
        using var heard = new Measurements(one.Unnamed<IMeterFactory>());
        using var elsewhere = new Measurements(other.Unnamed<IMeterFactory>());

        var ticket = await one.OpenAsync();
        await one.Desk.HandleAsync(ticket.Id, new LogWork("looked") { By = Agent });

        Assert.Equal(
            [
                "support_workflow.commands command=LogWork outcome=accepted: 1",
                "support_workflow.commands command=OpenTicket outcome=accepted: 1",
            ],
            heard.Lines.Order(StringComparer.Ordinal)
        );
        Assert.Empty(elsewhere.Lines);
    }

    [Fact]
    public async Task Pump_and_dispatcher_measure_with_the_meters_of_the_host()
    {
        await using var host = await RunningHost.StartAsync();
        using var heard = new Measurements(host.Host.Services.GetRequiredService<IMeterFactory>());
        var ticket = await host.OpenAsync();
        await host.UntilAsync(() =>
            heard.Lines.Any(l => l.StartsWith("support_workflow.outbox kind=notice outcome=delivered", StringComparison.Ordinal))
        );
        await host.AdvanceToAsync(ticket.WakeUp!.Value);
        await host.UntilAsync(() => heard.Lines.Any(l => l.StartsWith("support_workflow.due.oldest_age", StringComparison.Ordinal)));
        await host.UntilAsync(() => heard.Lines.Any(l => l.StartsWith("support_workflow.due outcome=fired", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_meters_of_a_host_the_desk_has_one_of_its_own()
    {
        using var heard = new Measurements(null);
        await using var trial = new Trial();
        await trial.OpenAsync();
        Assert.Contains(heard.Lines, l => l.StartsWith("support_workflow.commands", StringComparison.Ordinal));
    }
}
