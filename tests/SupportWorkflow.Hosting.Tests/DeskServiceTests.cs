using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.Testing;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting;

/// <summary>The loops as the host runs them, on a clock that stands still; whatever has to happen is waited for, never slept for.</summary>
public sealed class DeskServiceTests
{
    [Fact]
    public async Task What_is_due_is_fired_when_the_clock_reaches_it()
    {
        await using var host = await RunningHost.StartAsync();
        var ticket = await host.OpenAsync();
        await host.AdvanceToAsync(ticket.WakeUp!.Value - Duration.FromSeconds(1));
        Assert.Empty(host.Points(ticket));
        await host.AdvanceToAsync(ticket.WakeUp.Value);
        await host.UntilAsync(() => host.Points(ticket) == "response 50%");
    }

    [Fact]
    public async Task A_follow_up_reaches_the_other_ticket_without_anybody_waiting()
    {
        await using var host = await RunningHost.StartAsync();
        var (one, two) = (await host.OpenAsync(), await host.OpenAsync());
        await host.Desk.HandleAsync(one.Id, new LinkTicket(two.Id, "duplicate-of") { By = Agent });
        await host.UntilAsync(() =>
            host.Store.EventsOf(two.Id).OfType<TicketLinked>().Any(l => l.Other == one.Id && l.Relation == "duplicated-by")
        );
        await host.UntilAsync(() => host.Store.ReadAsync(host.Clock.Now, 10).Result.Count == 0);
    }

    [Fact]
    public async Task Notices_are_sent()
    {
        await using var host = await RunningHost.StartAsync();
        var ticket = await host.OpenAsync();
        await host.UntilAsync(() =>
            host.Sender.Sent.Any(m => m.Notices[0].Template == "receipt" && m.Recipient.Requester == "chen@acme.cn")
        );
        await host.Desk.HandleAsync(ticket.Id, new FireTrigger("verify") { By = Agent });
        await host.UntilAsync(() => host.Sender.Sent.Any(m => m.Notices[0].Template == "to-dispatch" && m.Recipient.Role == Role.Lead));
        await host.UntilAsync(() => host.Store.ReadAsync(host.Clock.Now, 10).Result.Count == 0);
    }

    [Fact]
    public async Task A_notice_that_cannot_be_sent_is_tried_again_and_shown()
    {
        await using var host = await RunningHost.StartAsync();
        host.Sender.FailsFor = "requester:chen@acme.cn";
        await host.OpenAsync();
        await host.UntilAsync(() => host.Store.StuckAsync(10).Result is [{ Attempts: 1, Error: "IOException: No line." }, ..]);
        host.Sender.FailsFor = null;
        await host.AdvanceToAsync(host.Clock.Now + Duration.FromSeconds(15));
        await host.UntilAsync(() => host.Sender.Sent.Any(m => m.Notices[0].Template == "receipt"));
        await host.UntilAsync(() => host.Store.StuckAsync(10).Result.Count == 0);
    }

    [Fact]
    public async Task A_desk_whose_notices_nobody_sends_does_not_start()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSupportWorkflow(desk => desk.UseBuiltInProfile("call-center").RunInHost());
        using var host = builder.Build();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());
        Assert.Contains("SendNoticesWith", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Saying_host_and_health_check_twice_adds_each_once()
    {
        var services = new ServiceCollection();
        for (var i = 0; i < 2; i++)
        {
            services.AddSupportWorkflow("berlin", desk =>
                desk.UseBuiltInProfile("call-center").SendNoticesWith<RecordingSender>().RunInHost()
            );
            services.AddHealthChecks().AddTicketDesk("berlin");
        }
        using var provider = services.AddLogging().BuildServiceProvider();
        Assert.Single(provider.GetServices<IHostedService>().OfType<DeskService>());
        Assert.Single(provider.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations);
    }

    [Fact]
    public async Task A_store_that_comes_back_is_noticed()
    {
        await using var host = await RunningHost.StartAsync();
        var ticket = await host.OpenAsync();
        host.Store.IsAvailable = false;
        await host.AdvanceToAsync(ticket.WakeUp!.Value);
        host.Store.IsAvailable = true;
        await host.AdvanceToAsync(host.Clock.Now + Duration.FromMinutes(1));
        await host.UntilAsync(() => host.Points(ticket) == "response 50%");
    }

    [Fact]
    public async Task Work_that_another_process_committed_is_found_within_the_longest_sleep()
    {
        await using var host = await RunningHost.StartAsync();
        var elsewhere = CallCenter.Open(Opening(), Friday - Minutes(20));
        await host.Store.CommitAsync(new(0, elsewhere));
        await host.AdvanceToAsync(host.Clock.Now + Duration.FromSeconds(15));
        await host.UntilAsync(() => host.Points(elsewhere.Ticket) == "response 50%");
    }

    [Fact]
    public async Task Stopping_wakes_the_sleepers_and_ends()
    {
        await using var host = await RunningHost.StartAsync();
        await host.Host.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(host.Service.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_store_that_stays_away_is_asked_again_after_pauses_that_grow_up_to_the_longest()
    {
        var logs = new ListedLogs();
        await using var host = await RunningHost.StartAsync(more: s =>
            s.AddSingleton<ILoggerFactory>(logs).Configure<DeskHostingOptions>("", o => o.LongestRetryPause = TimeSpan.FromSeconds(3))
        );
        host.Store.IsAvailable = false;
        await host.AdvanceToAsync(host.Clock.Now + Duration.FromSeconds(40));
        var pauses = logs.Lines.Where(l => l.StartsWith("20 Error The due step", StringComparison.Ordinal)).Select(l => l[^8..]).ToList();
        Assert.Equal(["00:00:01", "00:00:02", "00:00:03", "00:00:03"], pauses[..4]);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3601)]
    public void A_longest_pause_outside_its_bounds_stops_the_start(double seconds)
    {
        var options = new DeskHostingOptions { LongestRetryPause = TimeSpan.FromSeconds(seconds) };
        var problem = new DeskHostingOptionsValidator().Validate("", options).FailureMessage;
        Assert.Contains("LongestRetryPause", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_waits_for_the_batch_under_way()
    {
        var (held, reached) = (new TaskCompletionSource<StoreFault>(), new TaskCompletionSource());
        var memory = new InMemoryTicketStore();
        var store = new FaultInjectingStore(StoreParts.Of(memory), call =>
        {
            if (call != StoreCall.FireDue)
                return Task.FromResult(StoreFault.None);
            reached.TrySetResult();
            return held.Task;
        });
        await using var host = await RunningHost.StartAsync(store, memory);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var stopping = host.Host.StopAsync();
        Assert.False(stopping.IsCompleted);
        held.SetResult(StoreFault.None);
        await stopping.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(host.Service.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Late_due_work_fails_the_health_check_and_parked_work_degrades_it()
    {
        await using var trial = new Desk.Trial(more: Checked);
        var ticket = await trial.OpenAsync();
        await trial.EmptyOutboxAsync();
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(trial)).Status);
        trial.Clock.Set(ticket.WakeUp!.Value + Minutes(5));
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(trial)).Status);
        trial.Clock.Advance(Duration.FromSeconds(1));
        Assert.Equal((HealthStatus.Unhealthy, "Due work is 301 s late; 300 s are allowed."), await HealthAsync(trial));
        for (var i = 0; i < StuckWork.MostAttempts; i++)
        {
            trial.Clock.Advance(Duration.FromHours(2));
            await trial.Store.FireDueAsync(trial.Clock.Now, 1, _ => throw new InvalidOperationException());
        }
        Assert.Equal((HealthStatus.Degraded, "1 tickets and 0 outbox entries are parked."), await HealthAsync(trial));
        await trial.Store.ReleaseAsync((await trial.Store.StuckAsync(1))[0]);
        await trial.Work.FireDueAsync(10);
        await trial.EmptyOutboxAsync();
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(trial)).Status);
    }

    [Fact]
    public async Task An_old_outbox_and_a_store_that_does_not_answer_fail_the_health_check()
    {
        await using var trial = new Desk.Trial(more: Checked);
        var ticket = await trial.OpenAsync();
        await trial.Desk.HandleAsync(ticket.Id, new LinkTicket((await trial.OpenAsync()).Id, "related") { By = Agent });
        trial.Clock.Advance(Minutes(15));
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(trial)).Status);
        trial.Clock.Advance(Minutes(1));
        Assert.Equal((HealthStatus.Unhealthy, "The outbox is 960 s old; 900 s are allowed."), await HealthAsync(trial));
        trial.Store.IsAvailable = false;
        Assert.Equal(HealthStatus.Unhealthy, (await HealthAsync(trial)).Status);
    }

    [Fact]
    public async Task Wrong_options_keep_the_host_from_starting_and_are_all_listed()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSupportWorkflow(desk =>
            desk.UseBuiltInProfile("call-center")
                .RunInHost(o =>
                    (o.DueBatch, o.OutboxBatch, o.LongestSleep, o.DueAlarm, o.OutboxAlarm) = (
                        0,
                        20_000,
                        TimeSpan.Zero,
                        TimeSpan.Zero,
                        -TimeSpan.FromSeconds(1)
                    )
                )
        );
        using var host = builder.Build();
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Equal(5, failure.Failures.Count());
    }

    [Fact]
    public void Running_a_desk_twice_runs_it_once()
    {
        var services = new ServiceCollection().AddSupportWorkflow(desk => desk.UseBuiltInProfile("call-center").RunInHost().RunInHost());
        services.AddSupportWorkflow("second", desk => desk.UseBuiltInProfile("call-center").RunInHost());
        Assert.Equal(2, services.Count(s => s.ServiceType == typeof(IHostedService)));
    }

    private static void Checked(IServiceCollection services)
    {
        services.AddLogging();
        services.AddHealthChecks().AddTicketDesk();
    }

    private static async Task<(HealthStatus Status, string? What)> HealthAsync(Desk.Trial trial)
    {
        var entry = (await trial.Unnamed<HealthCheckService>().CheckHealthAsync()).Entries["ticket-desk"];
        return (entry.Status, entry.Description);
    }
}
