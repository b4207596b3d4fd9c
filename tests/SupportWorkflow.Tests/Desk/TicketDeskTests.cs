using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using NodaTime;
using SupportWorkflow.Assignments;
using SupportWorkflow.Classifications;
using SupportWorkflow.Priorities;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Desk;

public sealed class TicketDeskTests
{
    private static readonly OpenTicket Request = new("No dial tone")
    {
        By = Agent,
        OnBehalfOf = Customer.Id,
        Channel = "phone",
        Impact = "user-blocked",
        ContactName = "Chen Jing",
        ContactMeans = "chen@acme.cn",
        Tier = "normal",
        Device = "Telephone 7",
        Description = "The receiver stays silent.",
        Fields = [new("occurred", Conditions.FactValue.Of("2024-10-11T08:00:00Z"))],
    };

    [Fact]
    [Trait("Requirement", "INT-2")]
    public async Task Tickets_get_numbers_of_the_days_series_one_after_the_other()
    {
        await using var provider = Provider(desk => desk.UseBuiltInProfile("call-center"));
        var desk = provider.GetRequiredService<ITicketDesk>();
        Assert.Equal("TS202410110001", (await desk.OpenAsync(Request)).Ticket.Number.Value);
        Assert.Equal("TS202410110002", (await desk.OpenAsync(Request)).Ticket.Number.Value);
    }

    [Fact]
    public async Task What_was_decided_is_found_again_and_what_was_refused_is_not_kept()
    {
        await using var provider = Provider(desk => desk.UseBuiltInProfile("call-center"));
        var desk = provider.GetRequiredService<ITicketDesk>();
        var id = (await desk.OpenAsync(Request)).Ticket.Id;
        var verified = await desk.HandleAsync(id, new FireTrigger("verify") { By = Agent });
        var refused = await desk.HandleAsync(id, new CloseTicket { By = Agent });
        Assert.False(refused.IsAccepted);
        Assert.Equal(verified.Ticket, await desk.FindAsync(id));
    }

    [Fact]
    public async Task A_ticket_that_is_not_there_is_a_refusal_with_its_own_reason()
    {
        await using var provider = Provider(desk => desk.UseBuiltInProfile("call-center"));
        var desk = provider.GetRequiredService<ITicketDesk>();
        Assert.Equal("desk.no-such-ticket", (await desk.HandleAsync(new("nope"), new StartWork { By = Engineer })).Rejection?.Code);
        Assert.Null(await desk.FindAsync(new("nope")));
    }

    [Fact]
    public async Task A_lost_race_is_decided_again_on_the_newer_ticket()
    {
        var store = new RacingStore(losses: 4);
        await using var provider = Provider(desk => desk.UseBuiltInProfile("call-center"), s => s.AddSingleton<ITicketStore>(store));
        var desk = provider.GetRequiredService<ITicketDesk>();
        var id = (await desk.OpenAsync(Request)).Ticket.Id;
        var decision = await desk.HandleAsync(id, new FireTrigger("verify") { By = Agent });
        Assert.Equal("to-dispatch", decision.Ticket.State.Name);
        Assert.Equal(5, store.Attempts);
    }

    [Fact]
    public async Task No_command_is_a_mistake_of_the_caller()
    {
        await using var provider = Provider(desk => desk.UseBuiltInProfile("call-center"));
        var desk = provider.GetRequiredService<ITicketDesk>();
        await Assert.ThrowsAsync<ArgumentNullException>("command", () => desk.OpenAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>("command", () => desk.HandleAsync(new("t-1"), null!));
    }

    [Fact]
    public async Task A_race_lost_fifty_times_is_a_named_conflict()
    {
        var store = new RacingStore(losses: 50);
        await using var provider = Provider(desk => desk.UseBuiltInProfile("call-center"), s => s.AddSingleton<ITicketStore>(store));
        var desk = provider.GetRequiredService<ITicketDesk>();
        var id = (await desk.OpenAsync(Request)).Ticket.Id;
        var conflict = await Assert.ThrowsAsync<TicketConflictException>(() =>
            desk.HandleAsync(id, new FireTrigger("verify") { By = Agent })
        );
        Assert.Equal(id, conflict.Ticket);
    }

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(1, 1, false)]
    [InlineData(8, 7, true)]
    [InlineData(8, 8, false)]
    public async Task A_desk_tries_as_often_as_its_options_say(int attempts, int losses, bool isDone)
    {
        var store = new RacingStore(losses);
        await using var provider = Provider(
            desk => desk.UseBuiltInProfile("call-center").Configure(o => o.StoreAttempts = attempts),
            s => s.AddSingleton<ITicketStore>(store)
        );
        var desk = provider.GetRequiredService<ITicketDesk>();
        var id = (await desk.OpenAsync(Request)).Ticket.Id;
        var handling = desk.HandleAsync(id, new FireTrigger("verify") { By = Agent });
        if (isDone)
            Assert.True((await handling).IsAccepted);
        else
            await Assert.ThrowsAsync<TicketConflictException>(() => handling);
        Assert.Equal(attempts, store.Attempts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task Attempts_outside_their_bounds_stop_the_start(int attempts)
    {
        await using var provider = Provider(desk => desk.UseBuiltInProfile("call-center").Configure(o => o.StoreAttempts = attempts));
        var problem = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<ITicketDesk>);
        Assert.Contains($"StoreAttempts is {attempts}; it is 1 to 100.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_writers_on_one_ticket_leave_a_history_without_gaps()
    {
        await using var provider = Provider(desk => desk.UseBuiltInProfile("call-center"));
        var desk = provider.GetRequiredService<ITicketDesk>();
        var store = provider.GetRequiredKeyedService<InMemoryTicketStore>("");
        var id = (await desk.OpenAsync(Request)).Ticket.Id;
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < 50; i++)
                        {
                            try
                            {
                                await desk.HandleAsync(id, new RecordContact { By = Agent });
                            }
                            catch (TicketConflictException) { }
                        }
                    })
                )
        );
        var events = store.EventsOf(id);
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.Version));
        Assert.Equal(CallCenter.Rebuild(events), await desk.FindAsync(id));
    }

    [Fact]
    public async Task Named_desks_keep_apart()
    {
        await using var provider = Provider(
            desk => desk.UseBuiltInProfile("call-center"),
            s => s.AddSupportWorkflow("second", d => d.UseBuiltInProfile("call-center").UsePriorityPolicy<AlwaysTop>())
        );
        var first = await provider.GetRequiredService<ITicketDesk>().OpenAsync(Request);
        var second = await provider.GetRequiredKeyedService<ITicketDesk>("second").OpenAsync(Request);
        Assert.Equal(("P2", "P1"), (first.Ticket.Priority!.Code.Code, second.Ticket.Priority!.Code.Code));
        Assert.Equal("TS202410110001", second.Ticket.Number.Value);
    }

    [Fact]
    [Trait("Requirement", "CLS-2")]
    public async Task A_class_of_the_host_finds_the_category_and_is_part_of_what_tickets_pin()
    {
        await using var provider = Provider(desk => desk.UseBuiltInProfile("call-center").UseClassificationPolicy<ByTelephone>());
        var classified = (await provider.GetRequiredService<ITicketDesk>().OpenAsync(Request)).Events.OfType<TicketClassified>().Single();
        Assert.Equal(("hardware-fault", "ByTelephone"), (classified.Category.Path, classified.Policy));
        Assert.Contains(
            "\"classification\": \"ByTelephone@1\"",
            provider.GetRequiredService<TicketWorkflow>().ToJson(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    [Trait("Requirement", "SLA-12")]
    public async Task A_host_chooses_calendars_and_one_that_is_not_there_is_named()
    {
        await using var provider = Provider(desk => desk.UseBuiltInProfile("call-center").UseSlaCalendarPolicy<Moonlit>());
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            provider.GetRequiredService<ITicketDesk>().OpenAsync(Request with { Impact = "training" })
        );
        Assert.StartsWith(
            "The calendar policy answered 'moon' for resolution, which is not one of business",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Adding_the_same_desk_twice_adds_nothing_twice()
    {
        var once = new ServiceCollection().AddSupportWorkflow(_ => { });
        var twice = new ServiceCollection().AddSupportWorkflow(_ => { }).AddSupportWorkflow(_ => { });
        Assert.Equal(once.Count(IsOurs), twice.Count(IsOurs));
        static bool IsOurs(ServiceDescriptor d) => d.ServiceType.Namespace!.StartsWith("SupportWorkflow", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("call-centre", null, "there is no built-in profile 'call-centre'")]
    [InlineData(null, null, "give exactly one of BuiltInProfile, ProfileFile and ProfileJson")]
    [InlineData("call-center", "also.json", "give exactly one of BuiltInProfile, ProfileFile and ProfileJson")]
    [InlineData(null, "not-there.profile.json", "not-there.profile.json")]
    public async Task A_host_with_a_wrong_profile_does_not_start(string? builtIn, string? file, string expected)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder
            .Services.AddSupportWorkflow(_ => { })
            .Configure<SupportWorkflowOptions>(o => (o.BuiltInProfile, o.ProfileFile) = (builtIn, file));
        using var host = builder.Build();
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains(expected, failure.Message);
    }

    [Fact]
    public async Task A_cancelled_call_stops()
    {
        await using var provider = Provider(desk => desk.UseBuiltInProfile("call-center"));
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            provider.GetRequiredService<ITicketDesk>().OpenAsync(Request, cancelled)
        );
    }

    private static ServiceProvider Provider(Action<ITicketDeskBuilder> configure, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new StoppedClock());
        more?.Invoke(services);
        return services.AddSupportWorkflow(configure).BuildServiceProvider();
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Friday.ToDateTimeOffset();
    }

    private sealed class Moonlit : ISlaCalendarPolicy
    {
        public string Choose(SlaCalendarInput input) => input.Objective == "resolution" ? "moon" : input.Default;
    }

    [Fact]
    [Trait("Requirement", "ASG-8")]
    [Trait("Requirement", "PRI-5")]
    public async Task What_waits_is_offered_in_the_order_of_the_queue_when_somebody_comes()
    {
        var duty = new Duty();
        await using var provider = Provider(desk => desk.UseBuiltInProfile("call-center").UseOutsideFacts(_ => duty));
        var desk = provider.GetRequiredService<ITicketDesk>();
        var tickets = new List<TicketId>();
        foreach (
            var (impact, users) in new (string, int?)[] { ("suggestion", 500), ("production-unusable", 2), ("production-unusable", 90) }
        )
            tickets.Add((await desk.OpenAsync(Request with { Impact = impact, AffectedUsers = users })).EnsureAccepted().Ticket.Id);
        Assert.Equal(0, await desk.AssignWaitingAsync(Lead));

        // Somebody who may have one more: it is the one that hits most people.
        duty.Room = 1;
        Assert.Equal(1, await desk.AssignWaitingAsync(Lead));
        Assert.Equal([null, null, "li.wei"], await Assignees());
        duty.Room = 2;
        Assert.Equal(1, await desk.AssignWaitingAsync(Actor.System("duty")));
        Assert.Equal([null, "li.wei", "li.wei"], await Assignees());
        duty.Room = 9;
        Assert.Equal((1, 0), (await desk.AssignWaitingAsync(Lead), await desk.AssignWaitingAsync(Lead)));
        await Assert.ThrowsAsync<ArgumentNullException>(() => desk.AssignWaitingAsync(null!));

        async Task<List<string?>> Assignees()
        {
            var all = new List<string?>();
            foreach (var id in tickets)
                all.Add((await desk.FindAsync(id))?.Assignment?.Agent?.Value);
            return all;
        }
    }

    [Fact]
    [Trait("Requirement", "ASG-1")]
    public async Task A_class_of_the_host_chooses_who_gets_a_ticket_and_is_part_of_what_tickets_pin()
    {
        var duty = new Duty { Room = 9 };
        await using var provider = Provider(desk =>
            desk.UseBuiltInProfile("call-center").UseOutsideFacts(_ => duty).UseAssignmentPolicy<Alone>()
        );
        var desk = provider.GetRequiredService<ITicketDesk>();
        await desk.OpenAsync(Request);
        Assert.Equal(1, await desk.AssignWaitingAsync(Lead));
        Assert.Contains("\"assignment\": \"Alone@2\"", provider.GetRequiredService<TicketWorkflow>().ToJson(), StringComparison.Ordinal);
    }

    /// <summary>Li takes tickets while there is room.</summary>
    private sealed class Duty : IOutsideFactSource
    {
        private int _given;

        public int Room { get; set; }

        public Task<OutsideFacts?> AskAsync(OutsideFactsWanted wanted, CancellationToken cancellationToken = default) =>
            Task.FromResult<OutsideFacts?>(
                new()
                {
                    AsOf = wanted.At,
                    Roster = new(
                        wanted.At,
                        wanted.Command is AssignTicket && _given < Room && _given++ >= 0 ? [new(new("li.wei"), [new("software")])] : []
                    ),
                }
            );
    }

    private sealed class Alone : IAssignmentPolicy
    {
        public string Version => "2";

        public AssignmentResult Choose(AssignmentInput input) =>
            input.Roster is { Agents: { Count: 1 } only } ? new() { Agent = only[0].Agent } : input.ByProfile();
    }

    private sealed class ByTelephone : IClassificationPolicy
    {
        public ClassificationResult? Classify(ClassificationInput input) =>
            input.Device?.StartsWith("Telephone", StringComparison.Ordinal) == true ? new(new("hardware-fault"), 0.9) : input.ByProfile();
    }

    private sealed class AlwaysTop : IPriorityPolicy
    {
        public PriorityResult Decide(PriorityInput input) => new(input.Scale.Highest, "Everything is urgent.");
    }

    /// <summary>Another writer is faster a number of times: the ticket moves on between load and commit.</summary>
    private sealed class RacingStore(int losses) : ITicketStore, ITicketNumberSource
    {
        private readonly InMemoryTicketStore _inner = new();

        public int Attempts { get; private set; }

        public Task<LoadedTicket> LoadAsync(TicketId ticket, string? commandId = null, CancellationToken cancellationToken = default) =>
            _inner.LoadAsync(ticket, commandId, cancellationToken);

        public async Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default)
        {
            if (commit.ExpectedVersion > 0 && ++Attempts <= losses)
            {
                var before = (await _inner.LoadAsync(commit.Decision.Ticket.Id, null, cancellationToken)).Ticket!;
                await _inner.CommitAsync(
                    new(before.Version, CallCenter.Decide(before, new RecordContact { By = Agent }, Friday)),
                    cancellationToken
                );
            }
            return await _inner.CommitAsync(commit, cancellationToken);
        }

        public Task<DueBatch> FireDueAsync(
            Instant now,
            int atMost,
            Func<Ticket, Decision?> decide,
            CancellationToken cancellationToken = default
        ) => _inner.FireDueAsync(now, atMost, decide, cancellationToken);

        public Task<long> NextAsync(string series, CancellationToken cancellationToken = default) =>
            _inner.NextAsync(series, cancellationToken);
    }
}
