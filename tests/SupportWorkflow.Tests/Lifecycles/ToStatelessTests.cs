using Stateless;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tests.Lifecycles;

public sealed class ToStatelessTests
{
    private static readonly Role Clerk = new("clerk"),
        Boss = new("boss");

    private readonly Order _order = new();
    private readonly List<string> _log = [];

    [Fact]
    public void It_moves_the_users_own_entity()
    {
        var machine = Machine();
        machine.Fire("start");
        Assert.Equal("open", _order.State);
        Assert.True(machine.IsInState("active"));
        machine.Fire("pause");
        Assert.Equal("paused", _order.State);
    }

    [Fact]
    public void A_refusal_becomes_a_value_with_the_lifecycles_reasons()
    {
        _order.State = "done";
        var machine = Machine();
        ICollection<string> unmet = [];
        machine.OnUnhandledTrigger((_, _, reasons) => unmet = reasons);
        machine.Fire("close");
        Assert.Equal("done", _order.State);
        Assert.Contains("it is signed", unmet);
        Assert.Contains("granted to: boss", unmet);
    }

    [Fact]
    public void Without_a_handler_a_refusal_throws_as_ever() => Assert.Throws<InvalidOperationException>(() => Machine().Fire("close"));

    [Fact]
    public void Facts_are_asked_at_every_trigger()
    {
        _order.State = "done";
        var machine = Machine();
        Assert.False(machine.CanFire("close"));
        _order.IsSigned = true;
        Assert.True(machine.CanFire("close"));
        machine.Fire("close");
        Assert.Equal("closed", _order.State);
    }

    [Fact]
    public void An_unknown_guard_refuses_and_hides_later_rows()
    {
        var builder = new LifecycleBuilder("fork").Guard("paid", "it is paid");
        builder.Configure("a", StateKind.Queued).PermitIf("go", "b", "paid").Permit("go", "c");
        builder.Configure("b", StateKind.Final);
        builder.Configure("c", StateKind.Final);
        var fork = builder.Build();
        var state = "a";
        GuardFacts guards = default;
        var machine = fork.ToStateless(() => state, s => state = s, () => guards);
        Assert.False(machine.CanFire("go"));
        guards = fork.Given(("paid", false));
        machine.Fire("go");
        Assert.Equal("c", state);
    }

    [Fact]
    public void Entry_and_exit_run_where_a_visit_begins_and_ends()
    {
        var machine = Machine();
        foreach (var state in new[] { "new", "active", "open", "paused", "done" })
            machine.Configure(state).OnEntry(() => _log.Add("+" + state)).OnExit(() => _log.Add("-" + state));
        foreach (var trigger in new[] { "start", "note", "pause", "resume", "renew", "finish" })
            machine.Fire(trigger);
        Assert.Equal(
            ["-new", "+active", "+open", "-open", "+paused", "-paused", "+open", "-open", "+open", "-open", "-active", "+done"],
            _log
        );
    }

    [Fact]
    public void An_entry_action_that_throws_leaves_the_new_state_written()
    {
        var machine = Machine();
        machine.Configure("open").OnEntry(() => throw new InvalidDataException());
        Assert.Throws<InvalidDataException>(() => machine.Fire("start"));
        Assert.Equal("open", _order.State);
    }

    [Fact]
    public async Task Ignored_triggers_count_as_permitted_there_and_here()
    {
        var lifecycle = Case();
        Assert.Contains("note", await Machine().GetPermittedTriggersAsync());
        Assert.True(lifecycle.PermittedNow(lifecycle.Initial, default, default).Contains(lifecycle.Trigger("note")));
    }

    private static Lifecycle Case()
    {
        var builder = new LifecycleBuilder("case").Guard("signed", "it is signed").Guard("paid", "it is paid");
        builder.Configure("new", StateKind.Queued).Permit("start", "open", Clerk).Ignore("note");
        builder.Configure("active", StateKind.Working).Permit("finish", "done").PermitReentry("renew");
        builder.Configure("open", StateKind.Working).SubstateOf("active").Permit("pause", "paused").InternalTransition("note");
        builder.ConfigureWaiting("paused", WaitingOn.Other).SubstateOf("active").Permit("resume", "open");
        builder.Configure("done", StateKind.Done).PermitIf("close", "closed", "signed", Clerk).PermitIf("close", "closed", "paid", Boss);
        builder.Configure("closed", StateKind.Final);
        return builder.Build();
    }

    private StateMachine<string, string> Machine()
    {
        var lifecycle = Case();
        return lifecycle.ToStateless(
            () => _order.State,
            s => _order.State = s,
            () => lifecycle.Given(("signed", _order.IsSigned)),
            () => lifecycle.Roles(Clerk)
        );
    }

    private sealed class Order
    {
        public string State { get; set; } = "new";

        public bool IsSigned { get; set; }
    }
}
