using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using SupportWorkflow.Assignments;
using SupportWorkflow.Conditions;
using SupportWorkflow.Desk;
using SupportWorkflow.Escalations;
using SupportWorkflow.Proposals;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting.Desk;

public sealed class OutsideFactsTests
{
    private static readonly AssignTicket ToWu = new(Agent: new("wu")) { By = Lead };

    [Fact]
    public async Task The_roster_is_asked_for_only_when_a_decision_would_use_it()
    {
        var roster = OnDuty("li.wei");
        await using var trial = new Trial(more: s => s.AddSingleton<IOutsideFactSource>(roster));
        var ticket = await trial.OpenAsync();
        await trial.Desk.HandleAsync(ticket.Id, new LogWork("looked") { By = Agent });
        Assert.DoesNotContain(roster.Asked, w => w.Needs.HasFlag(OutsideNeeds.Roster));
        var off = await trial.Desk.HandleAsync(ticket.Id, ToWu);
        Assert.Equal(("assign.off-duty", 1), (off.Rejection?.Code, roster.Asked.Count(w => w.Needs.HasFlag(OutsideNeeds.Roster))));
        Assert.True((await trial.Desk.HandleAsync(ticket.Id, new AssignTicket(Agent: new("li.wei")) { By = Lead })).IsAccepted);
    }

    [Fact]
    public async Task A_source_is_told_what_is_wanted_and_about_what()
    {
        var source = new Source(_ => null);
        await using var trial = new Trial(desk => desk.UseOutsideFacts(_ => source));
        var ticket = await trial.OpenAsync();
        await trial.Desk.HandleAsync(ticket.Id, ToWu);
        Assert.Equal(
            [(OutsideNeeds.Classification, Friday, null, "OpenTicket"), (OutsideNeeds.Roster, Friday, ticket, "AssignTicket")],
            source.Asked.Select(w => (w.Needs, w.At, w.Ticket, w.Command?.GetType().Name))
        );
    }

    [Fact]
    public async Task What_the_caller_gives_is_not_asked_for()
    {
        var roster = OnDuty("li.wei");
        await using var trial = new Trial(more: s => s.AddSingleton<IOutsideFactSource>(roster));
        var ticket = await trial.OpenAsync();
        roster.Asked.Clear();
        var given = new OutsideFacts { AsOf = Friday, Roster = new(Friday, [new(new("wu"))]) };
        Assert.True((await trial.Desk.HandleAsync(ticket.Id, ToWu with { Given = given })).IsAccepted);
        Assert.Empty(roster.Asked);
    }

    [Fact]
    public async Task Each_source_says_what_it_knows_and_the_first_that_knows_a_fact_is_believed()
    {
        await using var trial = new Trial(desk =>
            desk.UseOutsideFacts(_ => new Source(w => new() { AsOf = w.At, Classification = new(new("network-connection")) }))
                .UseOutsideFacts(_ => OnDuty("wu"))
                .UseOutsideFacts(_ => OnDuty("li.wei"))
        );
        var ticket = await trial.OpenAsync();
        Assert.Equal("network-connection", ticket.Category?.Path);
        Assert.Equal("system:classification", trial.Store.EventsOf(ticket.Id).OfType<TicketClassified>().Single().By);
        Assert.True((await trial.Desk.HandleAsync(ticket.Id, ToWu)).IsAccepted);
        var toLi = await trial.Desk.HandleAsync(ticket.Id, new AssignTicket(Agent: new("li.wei")) { By = Lead });
        Assert.Equal("assign.off-duty", toLi.Rejection?.Code);
    }

    [Fact]
    public async Task Facts_of_several_sources_are_as_old_as_the_oldest_and_what_was_not_asked_for_is_left_out()
    {
        await using var trial = new Trial(desk =>
            desk.UseOutsideFacts(_ => new Source(w =>
                    new()
                    {
                        AsOf = w.At - Minutes(5),
                        Similar = 3,
                        Classification = new(new("network-connection")),
                    }
                ))
                .UseOutsideFacts(_ => OnDuty("wu"))
        );
        var facts = await trial.Part<OutsideFactSources>().AskAsync(new(OutsideNeeds.Roster | OutsideNeeds.Similar, Friday));
        Assert.Equal(
            (Friday - Minutes(5), 3, null, "wu"),
            (facts!.AsOf, facts.Similar, facts.Classification, facts.Roster!.Agents[0].Agent.Value)
        );
    }

    /// <summary>Articles and earlier cases are kept in different places.</summary>
    [Fact]
    [Trait("Requirement", "CLS-4")]
    public async Task What_several_sources_propose_is_put_together()
    {
        static Source Finds(Proposal one) => new(w => new() { AsOf = w.At, Proposals = [one] });
        var (article, earlier) = (new Proposal(ProposalKind.Article, "KB-7"), new Proposal(ProposalKind.EarlierCase, "TS7"));
        await using var trial = new Trial(desk =>
            desk.UseOutsideFacts(_ => Finds(article)).UseOutsideFacts(_ => OnDuty("wu")).UseOutsideFacts(_ => Finds(earlier))
        );
        var facts = await trial.Part<OutsideFactSources>().AskAsync(new(OutsideNeeds.Proposals, Friday));
        Assert.Equal([article, earlier], facts!.Proposals!.Value);
        Assert.Null((await trial.Part<OutsideFactSources>().AskAsync(new(OutsideNeeds.Similar, Friday)))!.Proposals);
    }

    [Fact]
    public async Task Nobody_to_ask_and_nothing_wanted_are_no_facts()
    {
        await using var none = new Trial();
        Assert.Null(await none.Part<OutsideFactSources>().AskAsync(new(OutsideNeeds.Roster, Friday)));
        await using var some = new Trial(desk => desk.UseOutsideFacts(_ => OnDuty("wu")));
        Assert.Null(await some.Part<OutsideFactSources>().AskAsync(new(OutsideNeeds.None, Friday)));
    }

    [Fact]
    public async Task A_source_that_fails_leaves_its_facts_unknown_and_is_logged_and_counted()
    {
        var logs = new ListedLogs();
        await using var trial = new Trial(
            desk => desk.UseOutsideFacts<Broken>().UseOutsideFacts(_ => new Source(_ => throw new IOException("No line."))),
            s => s.AddSingleton<ILoggerFactory>(logs).AddSingleton(typeof(ILogger<>), typeof(Logger<>)).AddMetrics()
        );
        using var heard = new Measurements(trial.Unnamed<System.Diagnostics.Metrics.IMeterFactory>());
        var ticket = await trial.OpenAsync();
        Assert.Null(ticket.Category);
        Assert.True((await trial.Desk.HandleAsync(ticket.Id, ToWu)).IsAccepted);
        Assert.Equal(
            2,
            logs.Lines.Count(l => l == "2 Warning Source Broken of outside facts gave nothing (IOException); decisions go on without it")
        );
        Assert.Equal(2, heard.Lines.Count(l => l == "support_workflow.unknown_facts source=Broken why=failed: 1"));
        Assert.Equal(2, heard.Lines.Count(l => l == "support_workflow.unknown_facts source=Source why=failed: 1"));
    }

    [Fact]
    public async Task A_source_that_is_slow_is_not_waited_for_longer_than_its_patience_and_the_others_are_heard()
    {
        await using var trial = new Trial(desk =>
            desk.UseOutsideFacts<Sleeping>()
                .UseOutsideFacts(_ => OnDuty("li.wei"))
                .Configure(o => o.SourcePatience = TimeSpan.FromSeconds(7))
        );
        var opening = trial.OpenAsync();
        trial.Clock.Advance(Duration.FromSeconds(7));
        var assigning = trial.Desk.HandleAsync((await opening).Id, ToWu);
        trial.Clock.Advance(Duration.FromSeconds(6));
        Assert.False(assigning.IsCompleted);
        trial.Clock.Advance(Duration.FromSeconds(1));
        Assert.Equal("assign.off-duty", (await assigning).Rejection?.Code);
    }

    [Fact]
    public async Task A_batch_of_due_work_waits_once_for_a_source_that_is_slow()
    {
        var rule = new EscalationRule("alike")
        {
            When = Moment.InState("to-verify", Duration.FromMinutes(1)),
            If = Condition.Fact("similar.count").AtLeast(3),
            Then = [RuleAction.OpenGreenChannel()],
        };
        await using var trial = new Trial(desk => desk.ConfigurePolicies(p => p.AddRule(rule)).UseOutsideFacts<Sleeping>());
        for (var i = 0; i < 3; i++)
        {
            var opening = trial.OpenAsync();
            trial.Clock.Advance(Duration.FromSeconds(2));
            await opening;
        }
        trial.Clock.Advance(Minutes(20));
        var firing = trial.Work.FireDueAsync(10);
        Assert.False(firing.IsCompleted);
        trial.Clock.Advance(Duration.FromSeconds(2));
        Assert.Equal((3, 0), (await firing.WaitAsync(TimeSpan.FromSeconds(30))) is var batch ? (batch.Fired, batch.Failed) : default);
    }

    [Fact]
    public async Task Saying_a_source_twice_asks_it_once()
    {
        static void Add(IServiceCollection services) =>
            services.AddSupportWorkflow(d =>
                d.UseBuiltInProfile("call-center").UseOutsideFacts<Broken>().UseOutsideFacts(_ => new Source(_ => null))
            );
        var services = new ServiceCollection();
        Add(services);
        Add(services);
        await using var provider = services.BuildServiceProvider();
        Assert.Equal(2, provider.GetKeyedServices<IOutsideFactSource>("").Count());
    }

    [Fact]
    public async Task The_dispatcher_reads_the_roster_by_the_same_door_with_the_same_patience()
    {
        var logs = new ListedLogs();
        var sleeping = new Sleeping();
        await using var host = await RunningHost.StartAsync(more: s =>
            s.AddSingleton<ILoggerFactory>(logs)
                .AddSingleton<IOutsideFactSource>(sleeping)
                .Configure<SupportWorkflowOptions>("", o => o.SourcePatience = TimeSpan.FromSeconds(40))
        );
        var opening = host.OpenAsync();
        host.Clock.Advance(Duration.FromSeconds(40));
        await host.Desk.HandleAsync((await opening).Id, new FireTrigger("verify") { By = Agent });
        await host.UntilAsync(() => sleeping.Asked.Any(w => w is { Needs: OutsideNeeds.Roster, Ticket: null, Command: null }));
        Assert.DoesNotContain(host.Sender.Sent, m => m.Notices[0].Template == "to-dispatch");
        host.Clock.Advance(Duration.FromSeconds(40));
        await host.UntilAsync(() => host.Sender.Sent.Any(m => m.Notices[0].Template == "to-dispatch" && m.Recipient.Role == Role.Lead));
        Assert.Contains("2 Warning Source Sleeping of outside facts gave nothing (late); decisions go on without it", logs.Lines);
    }

    private static Source OnDuty(string agent) =>
        new(w => w.Needs.HasFlag(OutsideNeeds.Roster) ? new() { AsOf = w.At, Roster = new RosterSnapshot(w.At, [new(new(agent))]) } : null);

    private sealed class Source(Func<OutsideFactsWanted, OutsideFacts?> answer) : IOutsideFactSource
    {
        public List<OutsideFactsWanted> Asked { get; } = [];

        public Task<OutsideFacts?> AskAsync(OutsideFactsWanted wanted, CancellationToken cancellationToken = default)
        {
            Asked.Add(wanted);
            return Task.FromResult(answer(wanted));
        }
    }

    private sealed class Broken : IOutsideFactSource
    {
        public Task<OutsideFacts?> AskAsync(OutsideFactsWanted wanted, CancellationToken cancellationToken = default) =>
            Task.FromException<OutsideFacts?>(new IOException("No line."));
    }

    private sealed class Sleeping : IOutsideFactSource
    {
        public System.Collections.Concurrent.ConcurrentQueue<OutsideFactsWanted> Asked { get; } = new();

        public Task<OutsideFacts?> AskAsync(OutsideFactsWanted wanted, CancellationToken cancellationToken = default)
        {
            Asked.Enqueue(wanted);
            return new TaskCompletionSource<OutsideFacts?>().Task;
        }
    }
}
