using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SupportWorkflow.Desk;
using SupportWorkflow.Escalations;
using SupportWorkflow.Priorities;
using SupportWorkflow.Profiles;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting.Desk;

public sealed class PinnedProfileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_ticket_is_decided_by_the_version_it_was_opened_with()
    {
        var store = new InMemoryTicketStore();
        var old = await OpenOnAsync(store, "1", "PT30M");
        await using var trial = On(store, "2", "PT60M");
        var (before, after) = (await trial.Desk.FindAsync(old), await trial.OpenAsync());
        Assert.Equal(("1", "2"), (before!.Profile.Version, after.Profile.Version));
        var logged = await trial.Desk.HandleAsync(old, new LogWork("looked") { By = Agent });
        Assert.Equal("1", logged.EnsureAccepted().Ticket.Profile.Version);
    }

    [Fact]
    public async Task Due_work_of_an_older_version_is_fired_by_that_version()
    {
        var store = new InMemoryTicketStore();
        var old = await OpenOnAsync(store, "1", "PT30M");
        await using var trial = On(store, "2", "PT60M");
        trial.Clock.Advance(Minutes(15)); // Half of 30 minutes, not of 60.
        Assert.Equal((1, 0), (await trial.Work.FireDueAsync(10)) is var batch ? (batch.Fired, batch.Failed) : default);
        Assert.Equal("50%", store.EventsOf(old).OfType<ClockPointReached>().Single().Point);
    }

    [Fact]
    public async Task A_ticket_of_a_version_nobody_knows_is_reported_and_set_aside()
    {
        var store = new InMemoryTicketStore();
        var stranger = WorkflowProfile.Parse(Encoding.UTF8.GetBytes(Json("9", "PT30M"))).Compile().Open(Opening(), Friday);
        await store.CommitAsync(new(0, stranger));
        await using var trial = On(store, "1", "PT30M");
        var refused = await trial.Desk.HandleAsync(stranger.Ticket.Id, new LogWork("looked") { By = Agent });
        Assert.Equal("desk.profile-unknown", refused.Rejection?.Code);
        Assert.Contains("call-center@9", refused.Rejection!.Reason.English, StringComparison.Ordinal);
        trial.Clock.Advance(Minutes(15));
        Assert.Equal(1, (await trial.Work.FireDueAsync(10)).Failed);
        Assert.Contains("call-center@9", Assert.Single(await store.StuckAsync(10)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_a_ticket_was_moved_to_is_kept_for_the_other_desks()
    {
        var store = new InMemoryTicketStore();
        var old = await OpenOnAsync(store, "1", "PT30M");
        await using (var newer = On(store, "2", "PT60M"))
            (
                await newer.Desk.HandleAsync(
                    old,
                    new MoveToProfile(new("call-center", "2"), RetargetMode.FromStart, "New times.") { By = Lead }
                )
            ).EnsureAccepted();
        await using var older = On(store, "1", "PT30M");
        Assert.Equal(
            "2",
            (await older.Desk.HandleAsync(old, new LogWork("looked") { By = Agent })).EnsureAccepted().Ticket.Profile.Version
        );
    }

    [Fact]
    public async Task A_ticket_that_was_moved_away_and_back_keeps_the_calendar_of_the_clock_it_kept()
    {
        var store = new InMemoryTicketStore();
        var ticket = await OpenOnAsync(store, "1", "PT30M", "usage-question"); // One business day, so that a calendar measures it.
        await using (var newer = On(store, "2", "PT60M"))
        {
            foreach (var to in (string[])["2", "1"])
                (
                    await newer.Desk.HandleAsync(
                        ticket,
                        new MoveToProfile(new("call-center", to), RetargetMode.Keep, "There and back.") { By = Lead }
                    )
                ).EnsureAccepted();
        }
        await using var older = On(store, "1", "PT30M");
        Assert.True((await older.Desk.HandleAsync(ticket, new LogWork("looked") { By = Agent })).IsAccepted);
    }

    [Fact]
    public async Task A_changed_profile_without_a_version_of_its_own_opens_nothing()
    {
        var store = new InMemoryTicketStore();
        await OpenOnAsync(store, "1", "PT30M");
        await using var trial = On(store, "1", "PT60M");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => trial.OpenAsync());
        Assert.Contains("call-center@1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_keeps_the_rules_in_code_it_was_opened_with()
    {
        var store = new InMemoryTicketStore();
        TicketId old;
        await using (var first = On(store, "1", "PT30M", p => p.AddRule(GreenOnLog)))
            old = (await first.OpenAsync()).Id;
        await using var trial = On(store, "2", "PT30M", p => p.AddRule(GreenOnLog with { When = Moment.On("work-started") }));

        var (before, after) = (await LogAsync(trial, old), await LogAsync(trial, (await trial.OpenAsync()).Id));

        Assert.True(before.Escalation.GreenChannel);
        Assert.False(after.Escalation.GreenChannel);
    }

    [Fact]
    public async Task A_rule_in_code_that_comes_later_does_not_reach_tickets_that_were_opened_without_it()
    {
        var store = new InMemoryTicketStore();
        var old = await OpenOnAsync(store, "1", "PT30M");
        await using var trial = On(store, "2", "PT30M", p => p.AddRule(GreenOnLog));
        Assert.False((await LogAsync(trial, old)).Escalation.GreenChannel);
    }

    [Fact]
    public async Task A_rule_in_code_that_changed_needs_a_version_of_the_profile()
    {
        var store = new InMemoryTicketStore();
        await using (var first = On(store, "1", "PT30M", p => p.AddRule(GreenOnLog)))
            await first.OpenAsync();
        await using var trial = On(store, "1", "PT30M", p => p.AddRule(GreenOnLog with { Rank = 3 }));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => trial.OpenAsync());
        Assert.Contains("Rules and policies in code are part of it", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_keeps_the_policy_in_code_it_was_opened_with()
    {
        var store = new InMemoryTicketStore();
        TicketId old;
        await using (var first = On(store, "1", "PT30M", p => p.Priority(new Always("P3", "1"))))
            old = (await first.OpenAsync()).Id;
        await using var both = On(store, "2", "PT30M", p => p.Priority(new Always("P3", "1")).Priority(new Always("P1", "2")));

        var before = await both.Desk.HandleAsync(old, new ClassifyTicket(new("network-connection")) { By = Agent });
        var after = await both.OpenAsync();

        Assert.Equal("P3", before.EnsureAccepted().Ticket.Priority!.Code.Code);
        Assert.Equal("P1", after.Priority!.Code.Code);
    }

    [Fact]
    public async Task A_policy_in_code_that_nobody_has_any_more_is_named()
    {
        var store = new InMemoryTicketStore();
        TicketId old;
        await using (var first = On(store, "1", "PT30M", p => p.Priority(new Always("P3", "1"))))
            old = (await first.OpenAsync()).Id;
        await using var trial = On(store, "2", "PT30M", p => p.Priority(new Always("P1", "2")));

        var failure = await Assert.ThrowsAsync<DefinitionException>(() => LogAsync(trial, old));

        var problem = Assert.Single(failure.Problems);
        Assert.Equal(("$.policies.priority", "policies.unknown", "'Always@1'"), (problem.Path, problem.Code, problem.Found));
        Assert.Contains("Always@2", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_that_tickets_pin_says_all_that_code_adds_and_means_the_same_alone()
    {
        var added = BuiltInProfiles.CallCenter.Compile(p => p.AddRule(GreenOnLog).Priority(new Always("P2", "7")));

        var alone = WorkflowProfile.Parse(Encoding.UTF8.GetBytes(added.ToJson()!));

        Assert.Throws<DefinitionException>(() => alone.Compile());
        var compiled = alone.Compile(p => p.Priority(new Always("P2", "7")));
        Assert.Equal(added.EscalationRules, compiled.EscalationRules);
        Assert.Equal(added.ToJson(), compiled.ToJson());
        Assert.Equal(BuiltInProfiles.CallCenter.ToJson(), BuiltInProfiles.CallCenter.Compile().ToJson());
    }

    private static EscalationRule GreenOnLog =>
        new("code-green") { When = Moment.On("work-logged"), Then = [RuleAction.OpenGreenChannel()] };

    private static async Task<Ticket> LogAsync(Trial trial, TicketId ticket) =>
        (await trial.Desk.HandleAsync(ticket, new LogWork("looked") { By = Agent })).EnsureAccepted().Ticket;

    private async Task<TicketId> OpenOnAsync(InMemoryTicketStore store, string version, string within, string impact = "user-blocked")
    {
        await using var trial = On(store, version, within);
        return (await trial.OpenAsync(impact: impact)).Id;
    }

    private Trial On(InMemoryTicketStore store, string version, string within, Action<PolicySet>? policies = null)
    {
        File.WriteAllText(_file, Json(version, within));
        return new(
            desk =>
            {
                desk.Services.Configure<SupportWorkflowOptions>("", o => (o.BuiltInProfile, o.ProfileFile) = (null, _file));
                if (policies is not null)
                    desk.ConfigurePolicies(policies);
            },
            s => s.AddStore(store)
        );
    }

    /// <summary>The built-in profile with another version and another response time for P2.</summary>
    private static string Json(string version, string within) =>
        Encoding
            .UTF8.GetString(BuiltInProfiles.Json("call-center"))
            .Replace("\"version\": \"1\"", $"\"version\": \"{version}\"", StringComparison.Ordinal)
            .Replace("\"is\": \"P2\" }, \"within\": \"PT30M\"", $"\"is\": \"P2\" }}, \"within\": \"{within}\"", StringComparison.Ordinal);

    private sealed class Always(string priority, string version) : IPriorityPolicy
    {
        public string Version => version;

        public PriorityResult Decide(PriorityInput input) => new(new(priority), "always");
    }
}
