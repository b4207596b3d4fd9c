using SupportWorkflow.Lifecycles;
using SupportWorkflow.Messages;

namespace SupportWorkflow.Tests.Lifecycles;

/// <summary>The edges that real desks need, as the catalogue lists them.</summary>
public sealed class StandardLifecycleTests
{
    [Theory]
    [InlineData("new", "resolve", "resolved")] // at first contact
    [InlineData("new", "start", "in-progress")] // without a separate assignment
    [InlineData("new", "assign", "assigned")]
    [InlineData("assigned", "start", "in-progress")]
    [InlineData("new", "ask", "awaiting-information")] // wait before work
    [InlineData("assigned", "wait-for-vendor", "awaiting-vendor")]
    [InlineData("awaiting-vendor", "resolve", "resolved")] // from waiting
    [InlineData("awaiting-vendor", "wait-for-other-team", "awaiting-other-team")] // another reason of waiting
    [InlineData("awaiting-information", "wait-for-schedule", "scheduled")]
    [InlineData("in-progress", "hold", "on-hold")]
    [InlineData("in-progress", "unassign", "new")] // back to the group's queue
    [InlineData("on-hold", "unassign", "new")]
    [InlineData("awaiting-information", "reply", "in-progress")]
    [InlineData("on-hold", "resume", "in-progress")]
    [InlineData("in-progress", "close", "closed")] // without a separate resolve
    [InlineData("resolved", "close", "closed")]
    [InlineData("resolved", "refuse", "in-progress")]
    [InlineData("resolved", "reopen", "in-progress")]
    [InlineData("closed", "reopen", "in-progress")]
    [InlineData("cancelled", "reopen", "in-progress")]
    [InlineData("handed-over", "reopen", "in-progress")]
    [InlineData("new", "cancel", "cancelled")]
    [InlineData("resolved", "cancel", "cancelled")]
    [InlineData("in-progress", "merge", "merged")]
    [InlineData("new", "hand-over", "handed-over")] // out of scope
    [InlineData("new", "claim", "assigned")]
    [InlineData("assigned", "decline", "new")]
    [InlineData("assigned", "unassign", "new")]
    [InlineData("awaiting-vendor", "unassign", "new")]
    [InlineData("new", "wait-for-schedule", "scheduled")]
    [InlineData("new", "close", "closed")]
    [InlineData("in-progress", "resolve", "resolved")]
    [InlineData("scheduled", "ask", "awaiting-information")]
    public void A_desk_goes(string from, string trigger, string to)
    {
        var step = Lifecycle.Standard.Next(from, trigger, default, default);
        Assert.Equal((TransitionKind.Move, to), (step.Kind, step.To.Name));
    }

    [Theory]
    [InlineData("on-hold", "hold")]
    [InlineData("scheduled", "wait-for-schedule")]
    public void Waiting_for_the_same_once_more_is_a_new_visit(string state, string trigger) =>
        Assert.Equal(TransitionKind.Reentry, Lifecycle.Standard.Next(state, trigger, default, default).Kind);

    [Theory]
    [InlineData("in-progress", "reply")]
    [InlineData("resolved", "confirm")]
    [InlineData("awaiting-vendor", "assign")]
    [InlineData("new", "contact")]
    [InlineData("new", "prioritise")]
    [InlineData("awaiting-information", "set-fields")]
    [InlineData("in-progress", "workaround")]
    [InlineData("resolved", "log")]
    [InlineData("closed", "audit")]
    public void What_moves_nothing_is_possible_too(string state, string trigger) =>
        Assert.Equal(TransitionKind.Internal, Lifecycle.Standard.Next(state, trigger, default, default).Kind);

    [Fact]
    public void It_has_every_kind_of_state_and_waits_on_everybody()
    {
        Assert.Equal(Enum.GetValues<StateKind>(), Lifecycle.Standard.States.Select(s => s.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<WaitingOn>(), Lifecycle.Standard.States.Select(s => s.WaitsOn).OfType<WaitingOn>().Distinct().Order());
        Assert.All(Lifecycle.Standard.States, s => Assert.NotNull(s.Text.Chinese));
        Assert.All(Lifecycle.Standard.Triggers, t => Assert.NotNull(t.Text.Chinese));
    }

    [Theory]
    [InlineData("awaiting-information", "Awaiting information", "待补充信息")]
    [InlineData("awaiting-vendor", "Awaiting vendor", "待厂商")]
    [InlineData("awaiting-other-team", "Awaiting other team", "待其他部门")]
    [InlineData("scheduled", "Scheduled", "已预约")]
    [InlineData("cancelled", "Cancelled", "已取消")]
    [InlineData("merged", "Merged", "已合并")]
    [InlineData("handed-over", "Handed over", "已转出")]
    public void It_has_the_states_that_every_profile_has(string state, string english, string chinese)
    {
        Assert.Equal(new LocalText(english, chinese), Lifecycle.Standard.State(state).Text);
        // The call centre calls "handed over" 已转接/transferred.
        if (state != "handed-over")
            Assert.Equal(new LocalText(english, chinese), Desks.CallCenter.Lifecycle.State(state).Text);
        else
            Assert.Equal(new LocalText("Transferred", "已转接"), Desks.CallCenter.Lifecycle.State("transferred").Text);
    }

    [Fact]
    public void A_final_state_permits_only_to_reopen_rate_link_audit_archive_and_what_concerns_the_record()
    {
        string[] after = ["amend", "archive", "audit", "link", "rate", "reopen", "tag", "unwatch", "watch"];
        foreach (var state in Lifecycle.Standard.States.Where(s => s.Kind == StateKind.Final))
            Assert.Equal(
                state.Name == "merged" ? after.Where(t => t != "reopen") : after,
                Lifecycle.Standard.PermittedNow(state, default, RoleSet.All).Names.Order(StringComparer.Ordinal)
            );
    }

    [Fact]
    public void Imported_history_begins_in_any_state()
    {
        foreach (var state in Lifecycle.Standard.States)
        {
            var opened = new TicketOpened(
                new("t-1"),
                new("t-1"),
                TicketWorkflow.Standard.Profile,
                new() { Subject = "t-1", Requester = "" }
            )
            {
                To = state.Name,
            };
            Assert.Equal(state.Name, TicketWorkflow.Standard.Rebuild([opened]).State.Name);
        }
    }

    [Fact]
    public void Every_command_has_a_trigger_in_it()
    {
        string[] elsewhere = ["open"];
        Assert.DoesNotContain(MessageTable.OwnedTriggers.Except(elsewhere), t => Lifecycle.Standard.FindTrigger(t) is null);
        Assert.DoesNotContain(MessageTable.OwnedTriggers.Except(elsewhere).Append("verify"), t =>
            // A profile without tracks has no triggers of theirs.
            t != "hold"
            && !t.EndsWith("-track", StringComparison.Ordinal)
            && Desks.CallCenter.Lifecycle.FindTrigger(t) is null);
    }

    [Fact]
    public void What_is_merged_stays_merged() =>
        Assert.All(Lifecycle.Standard.Triggers, trigger =>
            Assert.Equal("merged", Lifecycle.Standard.Next(Lifecycle.Standard.State("merged"), trigger, default, RoleSet.All).To.Name)
        );
}
