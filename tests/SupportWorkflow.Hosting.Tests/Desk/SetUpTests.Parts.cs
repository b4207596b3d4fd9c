using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportWorkflow.Assignments;
using SupportWorkflow.Classifications;
using SupportWorkflow.Conditions;
using SupportWorkflow.Desk;
using SupportWorkflow.Escalations;
using SupportWorkflow.Priorities;
using SupportWorkflow.Profiles;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting.Desk;

/// <summary>Which part counts for which desk, what a second call means, and what is found out before the first ticket.</summary>
public sealed partial class SetUpTests
{
    public static TheoryData<Type, Type> PartsWithoutKey =>
        new()
        {
            { typeof(ITicketStore), typeof(OwnStore) },
            { typeof(IOutbox), typeof(InMemoryTicketStore) },
            { typeof(IStoreBacklog), typeof(InMemoryTicketStore) },
            { typeof(ITicketNumberSource), typeof(InMemoryTicketStore) },
            { typeof(IProfileArchive), typeof(InMemoryTicketStore) },
            { typeof(IOutsideFactSource), typeof(NobodyOnDuty) },
            { typeof(INoticeSender), typeof(RecordingSender) },
            { typeof(IPriorityPolicy), typeof(AlwaysP1) },
            { typeof(IClassificationPolicy), typeof(ByProfile) },
            { typeof(IAssignmentPolicy), typeof(AssigningByProfile) },
            { typeof(ISlaCalendarPolicy), typeof(OwnCalendar) },
        };

    [Fact]
    public async Task Saying_a_desk_twice_adds_its_rules_once()
    {
        // Each call makes its own rule, as two start-up classes of a host do.
        static void Add(IServiceCollection services, string rule) =>
            services.AddSupportWorkflow(d => d.UseBuiltInProfile("call-center").ConfigurePolicies(p => p.AddRule(GreenOnLog(rule))));
        var services = new ServiceCollection();
        Add(services, "every-log");
        Add(services, "every-log");
        Add(services, "other");
        await using var provider = services.BuildServiceProvider();

        var rules = provider.GetRequiredService<TicketWorkflow>().EscalationRules.AsEnumerable().Select(r => r.Name);

        Assert.Equal(["every-log", "other"], rules.Where(r => r is "every-log" or "other"));
    }

    [Fact]
    public async Task Of_two_calls_for_one_desk_the_later_is_heard_where_they_differ()
    {
        var services = new ServiceCollection();
        services.AddSupportWorkflow(d => d.UseBuiltInProfile("call-center").UseStore(_ => new InMemoryTicketStore()));
        services.AddSupportWorkflow(d => d.UseBuiltInProfile("online-platform").UseStore<OwnStore>());
        await using var provider = services.BuildServiceProvider();

        Assert.Equal("online-platform", provider.GetRequiredService<TicketWorkflow>().Profile.Profile);
        Assert.IsType<OwnStore>(provider.GetRequiredKeyedService<ITicketStore>(""));
    }

    [Fact]
    public async Task Two_rules_of_one_name_that_say_different_things_stop_the_start()
    {
        var services = new ServiceCollection();
        services.AddSupportWorkflow(d => d.UseBuiltInProfile("call-center").ConfigurePolicies(p => p.AddRule(GreenOnLog("every-log"))));
        services.AddSupportWorkflow(d => d.ConfigurePolicies(p => p.AddRule(GreenOnLog("every-log") with { Rank = 7 })));
        await using var provider = services.BuildServiceProvider();

        Assert.Contains("every-log", Problems(provider), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_rule_in_code_stops_the_start()
    {
        var bad = GreenOnLog("bad") with { If = Condition.Fact("no-such-fact").Is("x") };
        await using var provider = new ServiceCollection()
            .AddSupportWorkflow("berlin", d => d.UseBuiltInProfile("call-center").ConfigurePolicies(p => p.AddRule(bad)))
            .BuildServiceProvider();

        Assert.Contains("no-such-fact", Problems(provider), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_desk_is_listed_at_once()
    {
        var services = new ServiceCollection()
            .AddSingleton<ITicketStore, OwnStore>()
            .AddSupportWorkflow("berlin", d => d.UseProfileJson("{}").Configure(o => o.SourcePatience = TimeSpan.Zero));
        await using var provider = services.BuildServiceProvider();

        var problems = Problems(provider);

        Assert.All(["$.id", "$.version", "SourcePatience", "ITicketStore"], part =>
            Assert.Contains(part, problems, StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(PartsWithoutKey))]
    public async Task A_desk_with_a_name_does_not_start_beside_a_part_without_a_key_that_nobody_takes(Type port, Type part)
    {
        await using var provider = new ServiceCollection()
            .AddSingleton(port, part)
            .AddSupportWorkflow("berlin", d => d.UseBuiltInProfile("call-center"))
            .BuildServiceProvider();

        var problem = Assert.Single(
            Assert.Throws<OptionsValidationException>(() => provider.GetRequiredKeyedService<ITicketDesk>("berlin")).Failures
        );

        Assert.StartsWith($"Desk 'berlin': {port.Name} is registered without a key, which ", problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PartsWithoutKey))]
    public async Task A_part_with_the_key_of_a_desk_is_taken_whatever_there_is_without_one(Type port, Type part)
    {
        await using var provider = new ServiceCollection()
            .AddSingleton(port, part)
            .AddKeyedSingleton(port, "berlin", part)
            .AddSupportWorkflow("berlin", d => d.UseBuiltInProfile("call-center"))
            .BuildServiceProvider();

        Assert.True((await provider.GetRequiredKeyedService<ITicketDesk>("berlin").OpenAsync(Request)).IsAccepted);
    }

    [Theory]
    [MemberData(nameof(PartsWithoutKey))]
    public async Task What_has_no_key_is_the_part_of_the_desk_without_a_name_and_only_a_store_is_asked_about(Type port, Type part)
    {
        await using var provider = new ServiceCollection()
            .AddSingleton(port, part)
            .AddSupportWorkflow(d => d.UseBuiltInProfile("call-center"))
            .AddSupportWorkflow("berlin", d => d.UseBuiltInProfile("call-center"))
            .BuildServiceProvider();

        Assert.True((await provider.GetRequiredService<ITicketDesk>().OpenAsync(Request)).IsAccepted);
        if (port == typeof(ITicketStore))
            Assert.Throws<OptionsValidationException>(() => provider.GetRequiredKeyedService<ITicketDesk>("berlin"));
        else
            Assert.True((await provider.GetRequiredKeyedService<ITicketDesk>("berlin").OpenAsync(Request)).IsAccepted);
    }

    [Fact]
    public async Task A_desk_with_a_name_may_keep_its_tickets_in_memory_beside_the_store_of_another()
    {
        await using var provider = new ServiceCollection()
            .AddSingleton<ITicketStore, OwnStore>()
            .AddSupportWorkflow("berlin", d => d.UseBuiltInProfile("call-center").UseStore<InMemoryTicketStore>())
            .BuildServiceProvider();

        Assert.True((await provider.GetRequiredKeyedService<ITicketDesk>("berlin").OpenAsync(Request)).IsAccepted);
        Assert.IsType<InMemoryTicketStore>(provider.GetRequiredKeyedService<ITicketStore>("berlin"));
    }

    [Fact]
    public async Task A_store_that_is_outbox_numbers_backlog_and_archive_itself_goes_before_parts_without_a_key()
    {
        var (own, foreign, log) = (new InMemoryTicketStore(), new InMemoryTicketStore(), new ListedLogs());
        await using var provider = new ServiceCollection()
            .AddSingleton<ILoggerFactory>(log)
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddSingleton<IOutbox>(foreign)
            .AddSingleton<ITicketNumberSource>(foreign)
            .AddSingleton<IStoreBacklog>(foreign)
            .AddSingleton<IProfileArchive>(foreign)
            .AddSupportWorkflow(d => d.UseBuiltInProfile("call-center").UseStore(_ => own))
            .BuildServiceProvider();

        var opened = (await provider.GetRequiredService<ITicketDesk>().OpenAsync(Request)).EnsureAccepted();

        Assert.Same(own, provider.GetRequiredKeyedService<IOutbox>(""));
        Assert.Same(own, provider.GetRequiredKeyedService<IStoreBacklog>(""));
        Assert.Same(own, provider.GetRequiredKeyedService<ITicketNumberSource>(""));
        Assert.NotNull(await own.FindAsync(opened.Ticket.Profile));
        Assert.Equal(1, await foreign.NextAsync("TS20241011"));
        Assert.All(["IOutbox", "ITicketNumberSource", "IStoreBacklog", "IProfileArchive"], port =>
            Assert.Contains(log.Lines, l => l.Contains(port, StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("berlin")]
    public async Task Parts_that_were_said_go_before_those_that_the_store_is_itself(string name)
    {
        await using var provider = new ServiceCollection()
            .AddSupportWorkflow(name, d =>
                d.UseBuiltInProfile("call-center")
                    .UseStore<InMemoryTicketStore>()
                    .UseOutbox<InMemoryTicketStore>()
                    .UseNumberSource<InMemoryTicketStore>()
                    .UseBacklog<InMemoryTicketStore>()
                    .UseProfileArchive<InMemoryTicketStore>()
            )
            .BuildServiceProvider();

        var opened = (await provider.GetRequiredKeyedService<ITicketDesk>(name).OpenAsync(Request)).EnsureAccepted();

        var store = (InMemoryTicketStore)provider.GetRequiredKeyedService<ITicketStore>(name);
        Assert.NotSame(store, provider.GetRequiredKeyedService<IOutbox>(name));
        Assert.NotSame(store, provider.GetRequiredKeyedService<IStoreBacklog>(name));
        Assert.Equal(2, await provider.GetRequiredKeyedService<ITicketNumberSource>(name).NextAsync(opened.Ticket.Number.Value[..^4]));
        Assert.NotNull(await provider.GetRequiredKeyedService<IProfileArchive>(name).FindAsync(opened.Ticket.Profile));
        Assert.Null(await store.FindAsync(opened.Ticket.Profile));
    }

    [Fact]
    public async Task A_store_without_numbers_stops_the_start()
    {
        await using var provider = new ServiceCollection()
            .AddSupportWorkflow("berlin", d => d.UseBuiltInProfile("call-center").UseStore<TicketsOnly>())
            .BuildServiceProvider();

        Assert.Contains("ITicketNumberSource", Problems(provider), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_restart_a_ticket_that_was_only_read_can_be_shown_and_explained()
    {
        var store = new InMemoryTicketStore();
        await using var first = Start("1");
        var id = (await first.GetRequiredService<ITicketDesk>().OpenAsync(Request)).EnsureAccepted().Ticket.Id;
        await using var restarted = Start("2");
        var shelf = restarted.GetRequiredService<WorkflowShelf>();

        var ticket = (await restarted.GetRequiredService<ITicketDesk>().FindAsync(id))!;

        Assert.Same(shelf, restarted.GetRequiredService<WorkflowShelf>());
        foreach (var workflow in (TicketWorkflow[])[shelf.Of(ticket), restarted.GetRequiredService<TicketWorkflow>()])
        {
            Assert.NotNull(workflow.Read(ticket, "response", ticket.ChangedAt).DueAt);
            Assert.NotEmpty(workflow.Permitted(ticket, Customer, ticket.ChangedAt).Now.Names);
            Assert.NotEmpty(workflow.Explain(ticket, ticket.ChangedAt).Clocks);
        }

        ServiceProvider Start(string version) =>
            new ServiceCollection().AddSupportWorkflow(d => d.UseProfileJson(Version(version)).UseStore(_ => store)).BuildServiceProvider();
    }

    [Fact]
    public async Task A_ticket_whose_version_nobody_knows_or_can_read_is_found_all_the_same()
    {
        var (store, old) = (new InMemoryTicketStore(), WorkflowProfile.Parse(Encoding.UTF8.GetBytes(Version("1"))).Compile());
        var opened = old.Open(Request with { Id = new("t-1"), Number = new("TS1") }, Friday);
        await store.CommitAsync(new(0, opened));
        await using var provider = new ServiceCollection()
            .AddSupportWorkflow(d => d.UseProfileJson(Version("2")).UseStore(_ => store))
            .BuildServiceProvider();
        var desk = provider.GetRequiredService<ITicketDesk>();

        Assert.Equal(opened.Ticket, await desk.FindAsync(new("t-1")));
        await store.KeepAsync(new("call-center", "1"), "{}");
        Assert.Equal(opened.Ticket, await desk.FindAsync(new("t-1")));
    }

    private static string Version(string version) =>
        Encoding
            .UTF8.GetString(BuiltInProfiles.Json("call-center"))
            .Replace("\"version\": \"1\"", $"\"version\": \"{version}\"", StringComparison.Ordinal);

    private static EscalationRule GreenOnLog(string name) =>
        new(name) { When = Moment.On("work-logged"), Then = [RuleAction.OpenGreenChannel()] };

    private static string Problems(ServiceProvider provider) =>
        Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate).Message;

    private sealed class NobodyOnDuty : IOutsideFactSource
    {
        public Task<OutsideFacts?> AskAsync(OutsideFactsWanted wanted, CancellationToken cancellationToken = default) =>
            Task.FromResult<OutsideFacts?>(new() { AsOf = wanted.At, Roster = new(wanted.At, []) });
    }

    /// <summary>A store that leaves the rest to others.</summary>
    private sealed class TicketsOnly : ITicketStore
    {
        private readonly InMemoryTicketStore _kept = new();

        public Task<LoadedTicket> LoadAsync(TicketId ticket, string? commandId = null, CancellationToken cancellationToken = default) =>
            _kept.LoadAsync(ticket, commandId, cancellationToken);

        public Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default) =>
            _kept.CommitAsync(commit, cancellationToken);

        public Task<DueBatch> FireDueAsync(
            NodaTime.Instant now,
            int atMost,
            Func<Ticket, Decision?> decide,
            CancellationToken cancellationToken = default
        ) => _kept.FireDueAsync(now, atMost, decide, cancellationToken);
    }

    private sealed class AlwaysP1 : IPriorityPolicy
    {
        public PriorityResult Decide(PriorityInput input) => new(input.Scale.Highest, "It always is.");
    }

    private sealed class ByProfile : IClassificationPolicy
    {
        public ClassificationResult? Classify(ClassificationInput input) => input.ByProfile();
    }

    private sealed class AssigningByProfile : IAssignmentPolicy
    {
        public AssignmentResult Choose(AssignmentInput input) => input.ByProfile();
    }

    private sealed class OwnCalendar : ISlaCalendarPolicy
    {
        public string Choose(SlaCalendarInput input) => input.Default;
    }
}
