using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tests.Lifecycles;

/// <summary>The edges that real desks need, as the catalogue lists them.</summary>
public sealed class StandardLifecycleTests
{
    [Theory]
    [InlineData("new", "resolve", "resolved")]                          // at first contact
    [InlineData("new", "start", "in-progress")]                         // without a separate assignment
    [InlineData("new", "assign", "assigned")]
    [InlineData("assigned", "start", "in-progress")]
    [InlineData("new", "ask", "awaiting-information")]                  // wait before work
    [InlineData("assigned", "wait-for-vendor", "awaiting-vendor")]
    [InlineData("awaiting-vendor", "resolve", "resolved")]              // from waiting
    [InlineData("awaiting-vendor", "wait-for-other-team", "awaiting-other-team")]      // another reason of waiting
    [InlineData("awaiting-information", "wait-for-schedule", "scheduled")]
    [InlineData("in-progress", "hold", "on-hold")]
    [InlineData("in-progress", "unassign", "new")]                      // back to the group's queue
    [InlineData("on-hold", "unassign", "new")]
    [InlineData("awaiting-information", "reply", "in-progress")]
    [InlineData("on-hold", "resume", "in-progress")]
    [InlineData("in-progress", "close", "closed")]                      // without a separate resolve
    [InlineData("resolved", "close", "closed")]
    [InlineData("resolved", "refuse", "in-progress")]
    [InlineData("resolved", "reopen", "in-progress")]
    [InlineData("closed", "reopen", "in-progress")]
    [InlineData("cancelled", "reopen", "in-progress")]
    [InlineData("new", "cancel", "cancelled")]
    [InlineData("in-progress", "merge", "merged")]
    [InlineData("new", "hand-over", "handed-over")]                     // out of scope
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

    [Fact]
    public void What_is_merged_stays_merged() =>
        Assert.All(Lifecycle.Standard.Triggers, trigger =>
            Assert.Equal("merged", Lifecycle.Standard.Next(Lifecycle.Standard.State("merged"), trigger, default, RoleSet.All).To.Name));
}
