using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportWorkflow.Desk;
using SupportWorkflow.Escalations;
using SupportWorkflow.Profiles;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting.Desk;

/// <summary>Every way to set a desk up that the docs name: what was said is what is used.</summary>
public sealed partial class SetUpTests
{
    private static readonly OpenTicket Request = new OpenTicket("No dial tone")
    {
        By = Customer,
        Channel = "phone",
        Impact = "user-blocked",
    }.WithDetails();

    private static readonly string[] GivenBy =
    [
        "UseStore<T>",
        "UseStore(make)",
        "keyed before",
        "keyed after",
        "UseStore<T> beside an unnamed one",
    ];

    public static IEnumerable<object[]> Ways => from name in new[] { "", "berlin" } from way in GivenBy select new object[] { name, way };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Tickets_go_into_the_store_that_was_given(string name, string way)
    {
        var services = new ServiceCollection();
        if (way == "keyed before")
            services.AddKeyedSingleton<ITicketStore, OwnStore>(name);
        if (way.EndsWith("unnamed one", StringComparison.Ordinal))
            services.AddSingleton<ITicketStore, InMemoryTicketStore>();
        services.AddSupportWorkflow(name, desk =>
        {
            desk.UseBuiltInProfile("call-center");
            if (way.StartsWith("UseStore<T>", StringComparison.Ordinal))
                desk.UseStore<OwnStore>();
            if (way == "UseStore(make)")
                desk.UseStore(_ => new OwnStore());
        });
        if (way == "keyed after")
            services.AddKeyedSingleton<ITicketStore, OwnStore>(name);
        await using var provider = services.BuildServiceProvider();

        var opened = (await provider.GetRequiredKeyedService<ITicketDesk>(name).OpenAsync(Request)).EnsureAccepted();

        var store = Assert.IsType<OwnStore>(provider.GetRequiredKeyedService<ITicketStore>(name));
        Assert.NotNull((await store.Kept.LoadAsync(opened.Ticket.Id)).Ticket);
        Assert.Null((await provider.GetRequiredKeyedService<InMemoryTicketStore>(name).LoadAsync(opened.Ticket.Id)).Ticket);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_only_desk_takes_the_only_store(bool before)
    {
        var services = new ServiceCollection();
        if (before)
            services.AddSingleton<ITicketStore, OwnStore>();
        services.AddSupportWorkflow(desk => desk.UseBuiltInProfile("call-center"));
        if (!before)
            services.AddSingleton<ITicketStore, OwnStore>();
        await using var provider = services.BuildServiceProvider();

        var opened = (await provider.GetRequiredService<ITicketDesk>().OpenAsync(Request)).EnsureAccepted();

        Assert.NotNull((await ((OwnStore)provider.GetRequiredService<ITicketStore>()).Kept.LoadAsync(opened.Ticket.Id)).Ticket);
    }

    [Fact]
    public void Two_desks_have_two_stores_and_saying_a_name_twice_adds_nothing_twice()
    {
        var services = new ServiceCollection();
        services.AddSupportWorkflow("berlin", d => d.UseBuiltInProfile("call-center"));
        var before = services.Count(s => s.ServiceType.Assembly == typeof(Ticket).Assembly);
        services.AddSupportWorkflow("berlin", d => d.UseBuiltInProfile("call-center"));
        Assert.Equal(before, services.Count(s => s.ServiceType.Assembly == typeof(Ticket).Assembly));

        services.AddSupportWorkflow("wuhan", d => d.UseBuiltInProfile("online-platform"));
        using var provider = services.BuildServiceProvider();
        Assert.NotSame(provider.GetRequiredKeyedService<ITicketStore>("berlin"), provider.GetRequiredKeyedService<ITicketStore>("wuhan"));
        Assert.Equal("online-platform", provider.GetRequiredKeyedService<TicketWorkflow>("wuhan").Profile.Profile);
    }

    [Fact]
    public async Task A_profile_may_be_an_object_a_text_or_come_from_a_service()
    {
        var json = Encoding
            .UTF8.GetString(BuiltInProfiles.Json("call-center"))
            .Replace("\"version\": \"1\"", "\"version\": \"7\"", StringComparison.Ordinal);
        Action<ITicketDeskBuilder>[] ways =
        [
            d => d.UseProfile(WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json))),
            d => d.UseProfileJson(json),
            d => d.UseProfileJson(services => services.GetRequiredService<Row>().Json),
        ];
        foreach (var way in ways)
        {
            var services = new ServiceCollection().AddSingleton(new Row(json)).AddSupportWorkflow(way);
            await using var provider = services.BuildServiceProvider();
            Assert.Equal(
                "7",
                (await provider.GetRequiredService<ITicketDesk>().OpenAsync(Request)).EnsureAccepted().Ticket.Profile.Version
            );
        }
    }

    [Fact]
    public async Task Two_profiles_for_one_desk_are_refused_and_a_bad_text_lists_its_problems()
    {
        await using var two = new ServiceCollection()
            .AddSupportWorkflow(d => d.UseBuiltInProfile("call-center").UseProfileJson("{}"))
            .BuildServiceProvider();
        Assert.Contains("exactly one", Assert.Throws<OptionsValidationException>(two.GetRequiredService<ITicketDesk>).Message);
        await using var bad = new ServiceCollection().AddSupportWorkflow(d => d.UseProfileJson("{}")).BuildServiceProvider();
        Assert.Contains("$.id", Assert.Throws<OptionsValidationException>(bad.GetRequiredService<ITicketDesk>).Message);
    }

    [Fact]
    public async Task A_rule_in_code_reaches_a_desk()
    {
        var rule = new EscalationRule("every-log") { When = Moment.On("work-logged"), Then = [RuleAction.OpenGreenChannel()] };
        await using var trial = new Trial(d => d.ConfigurePolicies(p => p.AddRule(rule)));
        var ticket = await trial.OpenAsync();
        var logged = (await trial.Desk.HandleAsync(ticket.Id, new LogWork("looked") { By = Agent })).EnsureAccepted();
        Assert.True(logged.Ticket.Escalation.GreenChannel);
    }

    [Fact]
    public async Task After_a_restart_the_shelf_knows_the_older_version_of_a_ticket_that_was_met()
    {
        var store = new InMemoryTicketStore();
        var old = Encoding.UTF8.GetString(BuiltInProfiles.Json("call-center"));
        var next = old.Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal);
        await using var first = new ServiceCollection()
            .AddSupportWorkflow(d => d.UseProfileJson(old).UseStore(_ => store))
            .BuildServiceProvider();
        var ticket = (await first.GetRequiredService<ITicketDesk>().OpenAsync(Request)).EnsureAccepted().Ticket;

        await using var restarted = new ServiceCollection()
            .AddSupportWorkflow(d => d.UseProfileJson(next).UseStore(_ => store))
            .BuildServiceProvider();
        (await restarted.GetRequiredService<ITicketDesk>().HandleAsync(ticket.Id, new LogWork("looked") { By = Agent })).EnsureAccepted();

        var workflow = restarted.GetRequiredService<WorkflowShelf>().Of(ticket);
        Assert.Equal("1", workflow.Profile.Version);
        Assert.True(workflow.Permitted(ticket, Customer, ticket.ChangedAt).Now.Contains(workflow.Lifecycle.Trigger("cancel")));
        Assert.NotEmpty(workflow.Explain(ticket, ticket.ChangedAt).Clocks);
    }

    [Fact]
    public void A_shelf_grows_by_the_same_amount_at_any_size()
    {
        var template = Encoding.UTF8.GetString(BuiltInProfiles.Json("call-center"));
        TicketWorkflow[] versions = [.. Enumerable.Range(1, 40).Select(v => Version(template, v))];
        var (few, many) = (Bytes(versions[..10]), Bytes(versions[10..]));
        Assert.True(many < 1.3 * 3 * few, $"10 versions: {few:N0} bytes, 30 more: {many:N0}");

        long Bytes(TicketWorkflow[] more)
        {
            _shelf ??= new WorkflowShelf(new List<TicketWorkflow> { Version(template, 0) });
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var workflow in more)
                _shelf = _shelf.With(workflow);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private WorkflowShelf? _shelf;

    private static TicketWorkflow Version(string template, int version) =>
        WorkflowProfile
            .Parse(Encoding.UTF8.GetBytes(template.Replace("\"version\": \"1\"", $"\"version\": \"{version}\"", StringComparison.Ordinal)))
            .Compile();

    private sealed record Row(string Json);

    /// <summary>A store of somebody's own, which brings numbers too.</summary>
    private sealed class OwnStore : ITicketStore, ITicketNumberSource
    {
        public InMemoryTicketStore Kept { get; } = new();

        public Task<LoadedTicket> LoadAsync(TicketId ticket, string? commandId = null, CancellationToken cancellationToken = default) =>
            Kept.LoadAsync(ticket, commandId, cancellationToken);

        public Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default) =>
            Kept.CommitAsync(commit, cancellationToken);

        public Task<DueBatch> FireDueAsync(
            NodaTime.Instant now,
            int atMost,
            Func<Ticket, Decision?> decide,
            CancellationToken cancellationToken = default
        ) => Kept.FireDueAsync(now, atMost, decide, cancellationToken);

        public Task<long> NextAsync(string series, CancellationToken cancellationToken = default) =>
            Kept.NextAsync(series, cancellationToken);
    }
}
