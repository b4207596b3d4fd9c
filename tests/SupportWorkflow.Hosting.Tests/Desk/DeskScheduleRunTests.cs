using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.Hosting.Simulations;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting.Desk;

/// <summary>What a desk does at fixed times, called by a host of one's own.</summary>
public sealed class DeskScheduleRunTests
{
    private static readonly WorkflowProfile Scheduled = WorkflowProfile.Parse(
        Encoding.UTF8.GetBytes(
            """
            {
              "id": "mine", "version": "1", "extends": "call-center", "name": { "en": "Mine", "zh-CN": "示例" },
              "deskSchedules": {
                "progress-check": null,
                "survey": { "name": { "en": "Survey", "zh-CN": "调查" }, "at": ["10:00"], "ask": { "en": "How was it?", "zh-CN": "您是否满意？" } },
                "line": { "name": { "en": "Line", "zh-CN": "线路" }, "at": ["11:00"], "open": { "subject": "Inspect the line", "kind": "preventive" } }
              }
            }
            """
        )
    );

    /// <summary>Friday 16:30 in Shanghai; the survey is due on Saturday at 10:00, which is 2:00 in UTC.</summary>
    [Fact]
    [Trait("Requirement", "RPT-7")]
    public async Task A_survey_asks_each_whose_ticket_was_solved_since_the_last_one_once()
    {
        await using var trial = new Trial(profile: Scheduled);
        await SolveAsync(trial, "early@acme.cn");
        Assert.Equal(Instant.FromUtc(2024, 10, 12, 2, 0), await trial.Work.RunSchedulesAsync());
        trial.Clock.Set(Friday + Minutes(1));
        foreach (var customer in (string[])["chen@acme.cn", "anna@acme.cn", "chen@acme.cn"])
            await SolveAsync(trial, customer);
        await OpenAsync(trial, "unsolved@acme.cn");
        await trial.EmptyOutboxAsync();

        trial.Clock.Set(Instant.FromUtc(2024, 10, 12, 2, 5));
        await trial.Work.RunSchedulesAsync();
        await trial.Work.RunSchedulesAsync();

        var asked = (await trial.Store.ReadAsync(trial.Clock.Now, 100)).Select(e => e.Notice!).ToList();
        Assert.Equal(["requester:anna@acme.cn", "requester:chen@acme.cn"], asked.Select(n => n.Recipient.ToString()));
        Assert.Equal(["desk/survey/2024-10-12T02:00:00Z/0", "desk/survey/2024-10-12T02:00:00Z/1"], asked.Select(n => n.Key));
        Assert.All(asked, n => Assert.Equal("您是否满意？", n.Text.Chinese));
    }

    [Fact]
    [Trait("Requirement", "INT-19")]
    public async Task An_inspection_orders_one_preventive_ticket_and_makes_up_the_latest_missed_one()
    {
        await using var trial = new Trial(profile: Scheduled);
        await trial.Work.RunSchedulesAsync();
        trial.Clock.Set(Friday + Duration.FromDays(3));

        await trial.Work.RunSchedulesAsync();
        await trial.Work.RunSchedulesAsync();

        var entry = Assert.Single(await trial.Store.ReadAsync(trial.Clock.Now, 100));
        Assert.Equal("system:desk/line/2024-10-14T03:00:00Z", entry.Key);
        var opening = Assert.IsType<OpenTicket>(entry.FollowUp!.Command);
        var opened = (await trial.Desk.OpenAsync(opening)).EnsureAccepted().Ticket;
        Assert.Equal(("Inspect the line", "preventive", ""), (opened.Intake.Subject, opened.Intake.Kind, opened.Intake.Requester));
        Assert.Equal(opened.Id, (await trial.Desk.OpenAsync(opening)).EnsureAccepted().Ticket.Id);
    }

    [Fact]
    public async Task A_store_that_knows_no_times_has_its_schedules_run_by_nobody_and_it_is_said_once()
    {
        var logs = new ListedLogs();
        var memory = new InMemoryTicketStore();
        var clock = new WatchedClock(Friday);
        IDeskWork work = new TicketDesk(
            new(""),
            new DeskWorkflows(Scheduled.Compile(), _ => throw new NotSupportedException(), memory),
            new WatchedStore(memory, []),
            memory,
            new OutsideFactSources([], new(""), TimeSpan.FromSeconds(2), clock, NullLogger<OutsideFactSources>.Instance),
            new(),
            clock,
            new Logger<TicketDesk>(logs)
        );

        Assert.Null(await work.RunSchedulesAsync());
        Assert.Null(await work.RunSchedulesAsync());

        Assert.Single(logs.Lines, l => l.Contains("run by nobody", StringComparison.Ordinal));
    }

    private static async Task<Ticket> OpenAsync(Trial trial, string customer) =>
        (await trial.Desk.OpenAsync(new OpenTicket("No dial tone") { By = Agent, OnBehalfOf = customer }.WithDetails()))
            .EnsureAccepted()
            .Ticket;

    private static async Task SolveAsync(Trial trial, string customer)
    {
        var ticket = await OpenAsync(trial, customer);
        foreach (
            var command in new TicketCommand[]
            {
                new AssignTicket(Agent: new("li.wei")) { By = Lead },
                new StartWork { By = Engineer },
                new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = Engineer },
            }
        )
            (await trial.Desk.HandleAsync(ticket.Id, command)).EnsureAccepted();
    }
}
