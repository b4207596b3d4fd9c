using System.Text;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tests.Lifecycles;

public sealed class LifecycleTests
{
    private static readonly Role Clerk = new("clerk"),
        Boss = new("boss");

    /// <summary>new → open ⇄ paused (both active) → done → closed → open; what is active can be dropped.</summary>
    private static Lifecycle Case()
    {
        var builder = new LifecycleBuilder("case")
            .Guard("signed", new("it is signed", "已签字"))
            .Guard("paid", "it is paid")
            .Trigger("finish", new("finish", "完成"));
        builder.Configure("new", StateKind.Queued).Permit("start", "open", Clerk).Ignore("note");
        builder.Configure("active", StateKind.Working).Permit("drop", "dropped", Boss).Permit("finish", "done").PermitReentry("renew");
        builder.Configure("open", StateKind.Working).SubstateOf("active").Permit("pause", "paused").InternalTransition("note");
        builder
            .ConfigureWaiting("paused", WaitingOn.Other)
            .SubstateOf("active")
            .Permit("resume", "open")
            .PermitIf("finish", "open", "paid");
        builder
            .Configure("done", StateKind.Done, new("Done", "已完成"))
            .PermitIf("close", "closed", "signed", Clerk)
            .PermitIf("close", "closed", "paid", Boss);
        builder.Configure("closed", StateKind.Final).Permit("reopen", "open", Boss);
        builder.Configure("dropped", StateKind.Final);
        builder.From("kind:done", "*").InternalTransition("look", Boss);
        return builder.Build();
    }

    [Fact]
    public void A_substate_tries_its_own_rows_first_then_its_superstates()
    {
        var lifecycle = Case();
        Assert.Equal("done", lifecycle.Next("open", "finish", default, default).To.Name);
        Assert.Equal("open", lifecycle.Next("paused", "finish", lifecycle.Given(("paid", true)), default).To.Name);
        Assert.Equal("done", lifecycle.Next("paused", "finish", lifecycle.Given(("paid", false)), default).To.Name);
        Assert.Equal("lifecycle.guard-unknown", lifecycle.Next("paused", "finish", default, default).Rejection!.Code);
    }

    [Fact]
    public void Nothing_is_ever_in_a_superstate()
    {
        var lifecycle = Case();
        Assert.Equal(["active"], lifecycle.Superstates.Select(s => s.Name));
        Assert.Null(lifecycle.FindState("active"));
        Assert.Throws<ArgumentException>(() => lifecycle.State("active"));
        Assert.Equal("active", lifecycle.State("paused").Parent!.Name);
    }

    [Fact]
    public void Substates_share_the_visit_of_their_outermost_superstate()
    {
        var lifecycle = Case();
        Assert.True(lifecycle.Next("new", "start", default, lifecycle.Roles(Clerk)).BeginsVisit);
        Assert.False(lifecycle.Next("open", "pause", default, default).BeginsVisit);
        Assert.True(lifecycle.Next("open", "renew", default, default).BeginsVisit);
        Assert.False(lifecycle.Next("open", "note", default, default).BeginsVisit);
        Assert.False(lifecycle.Next("new", "note", default, default).BeginsVisit);
        Assert.False(lifecycle.Next("new", "finish", default, default).BeginsVisit);
        Assert.Same(lifecycle.State("open").Outermost, lifecycle.State("paused").Outermost);
    }

    [Fact]
    public void The_effects_are_told_apart()
    {
        var lifecycle = Case();
        Assert.Equal(TransitionKind.Move, lifecycle.Next("open", "pause", default, default).Kind);
        Assert.Equal(TransitionKind.Reentry, lifecycle.Next("paused", "renew", default, default).Kind);
        Assert.Equal("paused", lifecycle.Next("paused", "renew", default, default).To.Name);
        Assert.Equal(TransitionKind.Internal, lifecycle.Next("open", "note", default, default).Kind);
        Assert.Equal(TransitionKind.Ignored, lifecycle.Next("new", "note", default, default).Kind);
    }

    [Fact]
    public void A_final_state_is_left_only_where_a_row_says_so()
    {
        var lifecycle = Case();
        Assert.True(lifecycle.Next("closed", "reopen", default, lifecycle.Roles(Boss)).IsPermitted);
        Assert.Empty(lifecycle.PermittedNow(lifecycle.State("dropped"), default, RoleSet.All).Names);
        Assert.Equal("lifecycle.not-from-state", lifecycle.Next("dropped", "look", default, RoleSet.All).Rejection!.Code);
    }

    [Fact]
    public void A_refusal_gives_every_reason_and_what_is_possible_instead()
    {
        var lifecycle = Case();
        var step = lifecycle.Next("done", "close", lifecycle.Given(("signed", false)), lifecycle.Roles(Clerk));
        Assert.Equal(
            ["lifecycle.guard-does-not-hold", "lifecycle.guard-unknown", "lifecycle.role-not-granted"],
            step.Reasons.Select(r => r.Code)
        );
        Assert.Equal("lifecycle.guard-does-not-hold", step.Rejection!.Code);
        Assert.Equal(
            "'close' in the state 'Done' needs: it is signed; that is not so. 'close' in the state 'Done' needs: it is paid; that is not known. "
                + "'close' in the state 'Done' is granted to: boss; this actor plays: clerk.",
            step.Rejection.Reason.English
        );
        Assert.Equal(
            "在“已完成”状态下，“close”的前提是：已签字；目前不满足。在“已完成”状态下，“close”的前提是：it is paid；目前尚不清楚。在“已完成”状态下，“close”仅允许以下角色：boss；当前角色：clerk。",
            step.Rejection.Reason.In("zh-CN")
        );
        Assert.Empty(step.Rejection.PossibleNow);
        Assert.Equal(["look"], lifecycle.Next("done", "close", default, lifecycle.Roles(Boss)).Rejection!.PossibleNow);
        Assert.Equal("done", step.To.Name);
        Assert.Null(step.Row);
    }

    [Theory]
    [InlineData("new", "finish", "lifecycle.not-from-state: 'finish' is possible in: open, paused; this one is in: new.")]
    [InlineData("new", "start", "lifecycle.role-not-granted: 'start' in the state 'new' is granted to: clerk; this actor plays: –.")]
    public void A_refusal_reads_as_a_sentence(string from, string trigger, string expected) =>
        Assert.Equal(expected, Case().Next(from, trigger, default, default).Rejection!.ToString());

    [Fact]
    public void An_unknown_guard_ends_the_search_because_nobody_knows_which_row_wins()
    {
        var builder = new LifecycleBuilder("fork").Guard("paid", "it is paid");
        builder.Configure("a", StateKind.Queued).PermitIf("go", "b", "paid").Permit("go", "c");
        builder.Configure("b", StateKind.Final);
        builder.Configure("c", StateKind.Final);
        var fork = builder.Build();
        Assert.Equal("b", fork.Next("a", "go", fork.Given(("paid", true)), default).To.Name);
        Assert.Equal("c", fork.Next("a", "go", fork.Given(("paid", false)), default).To.Name);
        Assert.Equal("lifecycle.guard-unknown", fork.Next("a", "go", default, default).Rejection!.Code);
        var permitted = fork.Permitted(fork.Initial, default, default);
        Assert.Equal(0, permitted.Now.Count);
        Assert.Equal(["go"], permitted.OnceKnown.Select(p => p.Trigger.Name));
    }

    [Fact]
    public void The_three_lists_name_what_is_missing()
    {
        var lifecycle = Case();
        var permitted = lifecycle.Permitted(lifecycle.State("done"), default, lifecycle.Roles(Clerk));
        Assert.Empty(permitted.Now.Names);
        Assert.Equal(("close", "signed"), Assert.Single(permitted.OnceKnown.Select(p => (p.Trigger.Name, Assert.Single(p.Guards).Name))));
        Assert.Equal(lifecycle.Triggers.Count - 1, permitted.NotNow.Count);
        Assert.Equal("lifecycle.role-not-granted", permitted.NotNow.Single(n => n.Trigger.Name == "look").Rejection.Code);
        Assert.Equal(
            0,
            default(PermittedTriggers).NotNow.Count + default(PermittedTriggers).OnceKnown.Count + default(PermittedTriggers).Now.Count
        );
    }

    [Fact]
    public void Facts_that_are_missing_are_named_exactly()
    {
        var lifecycle = Lifecycle.FromJson(
            Encoding.UTF8.GetBytes(
                """
                { "initial": "a", "states": { "a": { "kind": "queued", "name": { "en": "A" } }, "b": { "kind": "final",
                  "name": { "en": "B" } } },
                  "guards": { "ok": { "if": { "all": [{ "fact": "x", "is": true }, { "fact": "y", "is": true }] },
                    "text": { "en": "ok" } } },
                  "transitions": [{ "trigger": "go", "from": ["a"], "to": "b", "guard": "ok" }] }
                """
            ),
            FactCatalogue.Of(FactDeclaration.YesNo("x"), FactDeclaration.YesNo("y"))
        );
        var known = new Dictionary<string, FactValue> { ["x"] = FactValue.Of(true) };
        Assert.Equal(["y"], Assert.Single(lifecycle.Permitted(lifecycle.Initial, new Facts(known), default, default).OnceKnown).Facts);
        Assert.Equal(["x", "y"], Assert.Single(lifecycle.Permitted(lifecycle.Initial, default(GuardFacts), default).OnceKnown).Facts);
        known["x"] = FactValue.Of(false);
        Assert.Equal(
            "lifecycle.guard-does-not-hold",
            Assert.Single(lifecycle.Permitted(lifecycle.Initial, new Facts(known), default, default).NotNow).Rejection.Code
        );
    }

    [Fact]
    public void Handles_of_another_lifecycle_are_the_callers_mistake()
    {
        Lifecycle one = Case(),
            other = Case();
        Assert.Throws<ArgumentException>(() => one.Next(other.Initial, one.Triggers[0], default, default));
        Assert.Throws<ArgumentException>(() => one.Next(one.Initial, Lifecycle.Standard.Triggers[^1], default, default));
        Assert.Throws<ArgumentException>(() => one.PermittedNow(other.Initial, default, default));
        Assert.Throws<ArgumentException>(() => one.Next("nowhere", "start", default, default));
        Assert.Throws<ArgumentException>(() => one.Next("new", "fly", default, default));
        Assert.Throws<ArgumentException>(() => one.Given(("nothing", true)));
        Assert.False(one.PermittedNow(one.Initial, default, RoleSet.All).Contains(other.Triggers[0]));
        Assert.Throws<InvalidOperationException>(() => default(Transition).From);
        Assert.False(default(Transition).IsPermitted);
    }

    [Fact]
    public void Asking_allocates_nothing()
    {
        var lifecycle = Case();
        LifecycleState done = lifecycle.State("done"),
            open = lifecycle.State("open");
        LifecycleTrigger close = lifecycle.Trigger("close"),
            finish = lifecycle.Trigger("finish");
        var roles = lifecycle.Roles(Clerk);
        var guards = lifecycle.Given(("signed", true));
        Assert.Equal(0, Allocated.By(() => lifecycle.Next(done, close, guards, roles)));
        Assert.Equal(0, Allocated.By(() => lifecycle.Next(done, close, default, roles)));
        Assert.Equal(0, Allocated.By(() => lifecycle.Next("open", "finish", default, roles)));
        Assert.Equal(0, Allocated.By(() => lifecycle.PermittedNow(done, guards, roles)));
        Assert.Equal(0, Allocated.By(() => lifecycle.Permitted(open, guards, roles).Now.Contains(finish)));
        Assert.Equal(0, Allocated.By(() => lifecycle.Given(("signed", true))));
        Assert.Equal(
            0,
            Allocated.By(() =>
            {
                foreach (var trigger in lifecycle.PermittedNow(open, guards, roles))
                    _ = trigger.Name;
            })
        );
        Assert.InRange(Allocated.By(() => _ = lifecycle.Next(done, close, default, roles).Rejection!.Code), 1, 256);
    }

    [Fact]
    public void Drawings_speak_both_languages_and_show_roles_and_guards()
    {
        var lifecycle = Case();
        Assert.Contains(
            "done --> closed: close [it is signed] – clerk<br/>close [it is paid] – boss",
            lifecycle.ToMermaid(),
            StringComparison.Ordinal
        );
        Assert.Contains("state active {", lifecycle.ToMermaid(), StringComparison.Ordinal);
        Assert.Contains("active --> done: 完成", lifecycle.ToMermaid("zh-CN"), StringComparison.Ordinal);
        Assert.Contains("\"done\" [label=\"已完成\"", lifecycle.ToDot("zh-CN"), StringComparison.Ordinal);
        Assert.Contains("\"new\" -> \"new\" [label=\"note (ignored)\", style=dashed];", lifecycle.ToDot(), StringComparison.Ordinal);
    }

    private sealed class Facts(Dictionary<string, FactValue> facts) : IFacts
    {
        public FactValue this[string fact] => facts.GetValueOrDefault(fact);
    }
}
