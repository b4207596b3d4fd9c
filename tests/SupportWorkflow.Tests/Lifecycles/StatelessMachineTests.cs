using System.Text;
using Stateless;
using Stateless.Graph;
using Stateless.Reflection;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Tests.Lifecycles;

/// <summary>
/// Two machines written for Stateless alone, as its users write them, taken over and given back: every step of the original, on every
/// answer of its guards, is a step of the lifecycle, of the lifecycle read from its JSON, and of the Stateless machine made from that.
/// </summary>
public sealed class StatelessMachineTests
{
    private enum Order
    {
        Placed,
        InWork,
        Picking,
        Packing,
        OnHold,
        Shipped,
        Delivered,
        Returned,
        Cancelled,
    }

    private enum Do
    {
        Pay,
        Pick,
        Pack,
        Ship,
        Deliver,
        Return,
        Cancel,
        Hold,
        Release,
        Note,
        Change,
        Remind,
        Route,
    }

    private enum Bug
    {
        Open,
        Assigned,
        Deferred,
        Closed,
    }

    private enum Act
    {
        Assign,
        Defer,
        Close,
        Comment,
        Triage,
    }

    private readonly Dictionary<string, bool> _says = new(StringComparer.Ordinal);

    [Fact]
    public void An_order_machine_goes_there_and_back() =>
        ThereAndBack(OrderMachine, Order.Placed, s =>
            s is Order.OnHold ? new(StateKind.Waiting, WaitingOn.Other, new("on hold", "暂停")) : null
        );

    [Fact]
    public void A_bug_machine_goes_there_and_back() => ThereAndBack(BugMachine, Bug.Open, _ => null);

    [Fact]
    public void What_stays_behind_is_named()
    {
        var builder = LifecycleBuilder.FromStateless(BugMachine(() => Bug.Open, _ => { }).GetInfo(), "bug");
        Assert.Equal(
            ["bug.states.Assigned the entry action 'TellTheAssignee'", "bug.states.Assigned the exit action 'it is taken back'"],
            builder.LeftBehind.Select(p => $"{p.Path} {p.Found}").Order()
        );
        Assert.Empty(new LifecycleBuilder("own").LeftBehind);
    }

    [Fact]
    public void An_initial_transition_that_is_said_leads_into_the_substate()
    {
        var machine = new StateMachine<Order, Do>(Order.Placed);
        machine.Configure(Order.Placed).Permit(Do.Pick, Order.InWork);
        machine.Configure(Order.InWork).InitialTransition(Order.Picking).Permit(Do.Ship, Order.Shipped);
        machine.Configure(Order.Picking).SubstateOf(Order.InWork).Permit(Do.Pack, Order.Packing);
        machine.Configure(Order.Packing).SubstateOf(Order.InWork).Permit(Do.Change, Order.InWork);
        machine.Configure(Order.Shipped).OnEntry(() => { });

        var order = LifecycleBuilder
            .FromStateless(machine.GetInfo(), "order", s =>
                s is Order.InWork ? new(StateKind.Working) { InitialTransition = Order.Picking } : null
            )
            .Build();

        foreach (var trigger in new[] { Do.Pick, Do.Pack, Do.Change, Do.Ship })
        {
            var next = order.Next($"{machine.State}", $"{trigger}", default, default);
            machine.Fire(trigger);
            Assert.Equal($"{machine.State}", next.To.Name);
        }
        var wrong = LifecycleBuilder.FromStateless(machine.GetInfo(), "order", s =>
            s is Order.InWork ? new(StateKind.Working) { InitialTransition = Order.Shipped } : null
        );
        var problem = Assert.Throws<DefinitionException>(() => wrong.Build()).Problems.First(p => p.Code == "stateless.not-a-substate");
        Assert.Equal(("order.states.InWork", "Picking, Packing"), (problem.Path, problem.Allowed));
    }

    [Fact]
    public void Guards_without_words_stay_apart()
    {
        var machine = new StateMachine<Order, Do>(Order.Placed);
        machine.Configure(Order.Placed).PermitIf(Do.Pay, Order.Picking, () => Says("a")).PermitIf(Do.Pay, Order.OnHold, () => !Says("a"));
        var order = LifecycleBuilder.FromStateless(machine.GetInfo(), "order").Build();
        Assert.Equal(2, order.Guards.Count);
        var given = order.Given((order.Guards[0].Name, false), (order.Guards[1].Name, true));
        Assert.Equal(
            order.Guards[1].Name.Contains("OnHold", StringComparison.Ordinal) ? "OnHold" : "Picking",
            order.Next("Placed", "Pay", given, default).To.Name
        );
    }

    private Tuple<Func<bool>, string> Demand(string text) => new(() => Says(text), text);

    private bool Says(string text) => _says.GetValueOrDefault(text);

    private StateMachine<Order, Do> OrderMachine(Func<Order> get, Action<Order> set)
    {
        var machine = new StateMachine<Order, Do>(get, set);
        machine
            .Configure(Order.Placed)
            .PermitIf(Do.Pay, Order.Picking, () => Says("there is something to pay"), "there is something to pay")
            .PermitDynamic(
                Do.Route,
                () => Says("it is in stock") ? Order.Picking : Order.OnHold,
                null,
                new DynamicStateInfos { { Order.Picking, "it is in stock" }, { Order.OnHold, "it is out of stock" } }
            )
            .Permit(Do.Cancel, Order.Cancelled)
            .PermitReentry(Do.Change)
            .IgnoreIf(Do.Note, () => Says("nobody reads it"), "nobody reads it");
        machine
            .Configure(Order.InWork)
            .Permit(Do.Hold, Order.OnHold)
            .Permit(Do.Cancel, Order.Cancelled)
            .InternalTransition(Do.Note, () => { });
        machine.Configure(Order.Picking).SubstateOf(Order.InWork).Permit(Do.Pack, Order.Packing).Ignore(Do.Pay);
        machine
            .Configure(Order.Packing)
            .SubstateOf(Order.InWork)
            .PermitIf(Do.Ship, Order.Shipped, Demand("the address is known"), Demand("it is paid"))
            .InternalTransitionIf(Do.Remind, _ => Says("the address is known"), () => { }, "the address is known")
            .Permit(Do.Change, Order.Picking);
        machine.Configure(Order.OnHold).Permit(Do.Release, Order.Picking).Permit(Do.Cancel, Order.Cancelled);
        machine.Configure(Order.Shipped).Permit(Do.Deliver, Order.Delivered);
        machine
            .Configure(Order.Delivered)
            .PermitIf(Do.Return, Order.Returned, () => Says("two weeks are not over"), "two weeks are not over");
        return machine;
    }

    /// <summary>After the example of Stateless itself: assigned is a way of being open.</summary>
    private StateMachine<Bug, Act> BugMachine(Func<Bug> get, Action<Bug> set)
    {
        var machine = new StateMachine<Bug, Act>(get, set);
        machine
            .Configure(Bug.Open)
            .PermitIf(Act.Assign, Bug.Assigned, () => Says("there is somebody"), "there is somebody")
            .InternalTransition(Act.Comment, () => { })
            .PermitDynamic(
                Act.Triage,
                () => Says("it is a duplicate") ? Bug.Closed : Bug.Deferred,
                null,
                new DynamicStateInfos { { Bug.Closed, "it is a duplicate" }, { Bug.Deferred, "it can wait" } }
            );
        machine
            .Configure(Bug.Assigned)
            .SubstateOf(Bug.Open)
            .OnEntry(TellTheAssignee)
            .OnExit(() => { }, "it is taken back")
            .PermitReentryIf(Act.Assign, () => Says("it is somebody else"), "it is somebody else")
            .Permit(Act.Close, Bug.Closed)
            .Permit(Act.Defer, Bug.Deferred);
        machine.Configure(Bug.Deferred).Permit(Act.Assign, Bug.Assigned).Ignore(Act.Comment);
        return machine;
    }

    private static void TellTheAssignee() { }

    private void ThereAndBack<TState, TTrigger>(
        Func<Func<TState>, Action<TState>, StateMachine<TState, TTrigger>> make,
        TState initial,
        Func<object, StateMeaning?> meaning
    )
        where TState : struct, Enum
        where TTrigger : struct, Enum
    {
        var at = initial;
        var machine = make(() => at, s => at = s);
        var built = LifecycleBuilder.FromStateless(machine.GetInfo(), "machine", meaning).Build();
        var read = Lifecycle.FromJson(Encoding.UTF8.GetBytes(built.ToJson()), name: "machine");
        var (name, guards) = ("", default(GuardFacts));
        var back = read.ToStateless(() => name, s => name = s, () => guards);
        // "Out of stock" is "in stock" the other way round, as the code of the dynamic transition says.
        string[] free =
        [
            .. built.Guards.SelectMany(g => g.Name.Split(" and ")).Distinct().Where(g => g is not ("it is out of stock" or "it can wait")),
        ];
        for (var bits = 0; bits < 1 << free.Length; bits++)
        {
            _says.Clear();
            for (var i = 0; i < free.Length; i++)
                _says[free[i]] = (bits & (1 << i)) != 0;
            _says["it is out of stock"] = !Says("it is in stock");
            _says["it can wait"] = !Says("it is a duplicate");
            guards = read.Given([.. read.Guards.Select(g => (g.Name, g.Name.Split(" and ").All(Says)))]);
            foreach (var from in read.States)
            foreach (var trigger in Enum.GetValues<TTrigger>().Where(t => read.FindTrigger($"{t}") is not null))
            {
                (at, name) = (Enum.Parse<TState>(from.Name), from.Name);
                var (can, next) = (machine.CanFire(trigger), read.Next(from.Name, $"{trigger}", guards, default));
                Assert.True(can == next.IsPermitted && can == back.CanFire($"{trigger}"), $"{from} {trigger}: {can}, {next.Rejection}");
                Assert.Equal(next.IsPermitted, built.Next(from.Name, $"{trigger}", guards, default).IsPermitted);
                if (!can)
                    continue;
                machine.Fire(trigger);
                back.Fire($"{trigger}");
                Assert.Equal(($"{at}", $"{at}"), (next.To.Name, name));
            }
        }
        var warnings = new WarningList();
        LifecycleLint.Run(read, default, null, warnings);
        Assert.Equal(["lifecycle.no-roles"], warnings.InFile(Encoding.UTF8.GetBytes(read.ToJson())).Select(w => w.Code));
        Assert.All([read.ToMermaid(), read.ToDot(), MermaidGraph.Format(back.GetInfo())], drawn =>
            Assert.All(read.States, s => Assert.Contains(s.Name, drawn))
        );
    }
}
