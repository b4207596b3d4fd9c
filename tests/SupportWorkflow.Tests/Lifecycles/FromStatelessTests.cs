using FsCheck;
using FsCheck.Fluent;
using Properties;
using Stateless;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tests.Lifecycles;

[Properties(Arbitrary = [typeof(Machine)])]
public sealed class FromStatelessTests
{
    private enum Light
    {
        Red,
        Green,
        Broken,
    }

    private enum Push
    {
        Go,
        Stop,
        Kick,
    }

    [Fact]
    public void States_triggers_guards_and_kinds_are_taken_over()
    {
        var machine = new StateMachine<Light, Push>(Light.Red);
        machine
            .Configure(Light.Red)
            .PermitIf(Push.Go, Light.Green, () => true, "the road is clear")
            .PermitReentry(Push.Stop)
            .Permit(Push.Kick, Light.Broken);
        machine.Configure(Light.Green).Permit(Push.Stop, Light.Red).Ignore(Push.Go).InternalTransition(Push.Kick, () => { });

        var light = LifecycleBuilder
            .FromStateless(machine.GetInfo(), "light", s => s is Light.Green ? new(StateKind.Waiting, WaitingOn.Other, "green") : null)
            .Build();

        Assert.Equal(
            "Red/Queued Green/Waiting Broken/Final",
            string.Join(' ', light.States.OrderBy(s => (Light)Enum.Parse(typeof(Light), s.Name)).Select(s => $"{s.Name}/{s.Kind}"))
        );
        Assert.Equal("lifecycle.guard-unknown", light.Next("Red", "Go", default, default).Rejection!.Code);
        Assert.Equal("Green", light.Next("Red", "Go", light.Given(("the road is clear", true)), default).To.Name);
        Assert.Equal(TransitionKind.Reentry, light.Next("Red", "Stop", default, default).Kind);
        Assert.Equal(TransitionKind.Ignored, light.Next("Green", "Go", default, default).Kind);
        Assert.Equal(TransitionKind.Internal, light.Next("Green", "Kick", default, default).Kind);
        Assert.Equal(light.Rows.Count, Lifecycle.FromJson(System.Text.Encoding.UTF8.GetBytes(light.ToJson())).Rows.Count);
    }

    [Fact]
    public void What_a_lifecycle_cannot_say_is_refused_with_its_place()
    {
        var machine = new StateMachine<string, string>("a");
        machine.Configure("a").SubstateOf("top").PermitDynamic("jump", () => "b").Permit("go", "b");
        machine.Configure("b").Permit("back", "a");

        var problem = Assert.Single(
            Assert.Throws<DefinitionException>(() => LifecycleBuilder.FromStateless(machine.GetInfo()).Build()).Problems
        );

        Assert.Equal(("stateless.undescribed-destination", "lifecycle.states.a.jump"), (problem.Code, problem.Path));
    }

    /// <summary>Stateless's own example: a bug is open, and assigned is a way of being open.</summary>
    [Fact]
    public void A_superstate_that_something_can_be_in_becomes_a_state_and_a_superstate()
    {
        var machine = new StateMachine<string, string>("open");
        machine.Configure("open").Permit("assign", "assigned");
        machine.Configure("assigned").SubstateOf("open").PermitReentry("assign").Permit("close", "closed").Permit("unassign", "open");

        var bug = LifecycleBuilder.FromStateless(machine.GetInfo(), "bug").Build();

        Assert.Equal("any-open", Assert.Single(bug.Superstates).Name);
        Assert.Equal("assigned", bug.Next("open", "assign", default, default).To.Name);
        Assert.Equal(TransitionKind.Reentry, bug.Next("assigned", "assign", default, default).Kind);
        Assert.False(bug.Next("assigned", "unassign", default, default).BeginsVisit);
    }

    [Property(Cases = 300)]
    public Property Where_the_machine_goes_the_lifecycle_goes(Machine plan, (int Trigger, bool G0, bool G1)[] steps)
    {
        var (state, g) = (plan.States[0], new bool[2]);
        var machine = plan.Make(() => state, s => state = s, g);
        Lifecycle lifecycle;
        try
        {
            lifecycle = LifecycleBuilder.FromStateless(machine.GetInfo()).Build();
        }
        catch (DefinitionException e)
            when (e.Problems.All(p =>
                    p.Code
                        is "lifecycle.row-never-matches"
                            or "lifecycle.unreachable-state"
                            or "lifecycle.unused-guard"
                            or "lifecycle.dead-end"
                )
            )
        {
            return true.Classify(true, "refused: dead rows");
        }
        foreach (var step in steps)
        {
            (g[0], g[1]) = (step.G0, step.G1);
            var trigger = Machine.Triggers[Math.Abs(step.Trigger % Machine.Triggers.Length)];
            if (lifecycle.FindTrigger(trigger) is null)
                continue;
            GuardFacts facts = default;
            foreach (var guard in lifecycle.Guards)
                facts = facts.And(lifecycle.Given((guard.Name, Machine.Holds(guard.Name, g))));
            var (from, can, next) = (state, machine.CanFire(trigger), lifecycle.Next(state, trigger, facts, default));
            if (can != next.IsPermitted)
                return false.Label($"{from} {trigger} {string.Join(',', g)}: Stateless {can}, lifecycle {next.Rejection}");
            if (!can)
                continue;
            machine.Fire(trigger);
            if (state != next.To.Name)
                return false.Label($"{from} {trigger}: Stateless went to {state}, lifecycle to {next.To}");
        }
        return true.ToProperty();
    }

    /// <summary>A machine somebody wrote in Stateless: states, some in a group, and rows whose guards exclude each other.</summary>
    public sealed record Machine(string[] States, bool[] Grouped, (string From, string Trigger, int Effect, int To, int Guard)[] Rows)
    {
        public static readonly string[] Triggers = ["a", "b", "c", "next"];

        private static readonly string[] Texts = ["", "g0", "g1", "not g0", "not g1"];

        public static Arbitrary<Machine> Machines =>
            Arb.From(
                from count in Gen.Choose(2, 4)
                from grouped in Gen.ArrayOf(Gen.Elements(true, false), count)
                let states = Enumerable.Range(0, count).Select(i => $"s{i}").ToArray()
                from froms in Gen.SubListOf(
                    (grouped.Any(x => x) ? [.. states, "G"] : states).SelectMany(s => Triggers[..3].Select(t => (s, t)))
                )
                from rows in Gen.CollectToArray(froms, f =>
                    from effect in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(1, 3)))
                    from to in Gen.Choose(0, grouped.Any(x => x) ? count : count - 1)
                    from guard in Gen.Choose(0, 4)
                    from twin in Gen.Choose(0, count - 1)
                    select guard is 1 or 2
                        ? [(f.s, f.t, effect, to, guard), (f.s, f.t, 0, twin, guard + 2)]
                        : new[] { (From: f.s, Trigger: f.t, Effect: effect, To: to, Guard: guard) }
                )
                select new Machine(states, grouped, [.. rows.SelectMany(r => r)]),
                m => m.Rows.Select((_, i) => m with { Rows = [.. m.Rows[..i], .. m.Rows[(i + 1)..]] })
            );

        public static bool Holds(string text, bool[] g) =>
            text switch
            {
                "g0" => g[0],
                "g1" => g[1],
                "not g0" => !g[0],
                "not g1" => !g[1],
                _ => throw new ArgumentException(text),
            };

        public StateMachine<string, string> Make(Func<string> get, Action<string> set, bool[] g)
        {
            var machine = new StateMachine<string, string>(get, set);
            for (var i = 0; i < States.Length; i++)
            {
                var state = machine.Configure(States[i]);
                if (Grouped[i])
                    state.SubstateOf("G");
                state.Permit("next", States[(i + 1) % States.Length]);
            }
            foreach (var row in Rows)
            {
                var (state, to) = (machine.Configure(row.From), Target(row.To));
                var guard =
                    row.Guard == 0 ? [] : new[] { Tuple.Create<Func<bool>, string>(() => Holds(Texts[row.Guard], g), Texts[row.Guard]) };
                switch (row.Effect)
                {
                    case 1:
                        state.PermitReentryIf(row.Trigger, guard);
                        break;
                    case 2 when guard is [var only]:
                        state.InternalTransitionIf(row.Trigger, _ => only.Item1(), () => { }, only.Item2);
                        break;
                    case 2:
                        state.InternalTransition(row.Trigger, () => { });
                        break;
                    case 3:
                        state.IgnoreIf(row.Trigger, guard);
                        break;
                    default:
                        if (to == row.From)
                            state.PermitReentryIf(row.Trigger, guard);
                        else
                            state.PermitIf(row.Trigger, to, guard);
                        break;
                }
            }
            return machine;
        }

        private string Target(int to) => to < States.Length ? States[to] : "G";

        public override string ToString() =>
            $"{string.Join(' ', States.Select((s, i) => Grouped[i] ? s + "<G" : s))} | {string.Join("; ", Rows.Select(r => $"{r.From} -{r.Trigger}[{Texts[r.Guard]}]-> {(r.Effect == 0 ? Target(r.To) : r.Effect)}"))}";
    }
}
