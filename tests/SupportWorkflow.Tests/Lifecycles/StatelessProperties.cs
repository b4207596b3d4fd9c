using FsCheck;
using FsCheck.Fluent;
using Properties;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tests.Lifecycles;

/// <summary>Random lifecycle, random walk. The walk itself is the plain interpreter's; engine and Stateless must both go with it.</summary>
public sealed class StatelessProperties
{
    [Fact]
    public void The_engine_goes_where_the_plain_interpreter_goes() => PropertyCheck.Run(Prop.ForAll(PlanGen.Sound, Steps, (plan, steps) =>
    {
        var lifecycle = PlanGen.ToBuilder(plan).Build();
        return Walk(plan, steps, (state, step) =>
        {
            var (guards, roles) = (PlanGen.Guards(lifecycle, step.Guards), PlanGen.Roles(lifecycle, step.Roles));
            var next = lifecycle.Next(state, step.Trigger, guards, roles);
            return (next.IsPermitted ? next.To.Name : null, lifecycle.PermittedNow(lifecycle.State(state), guards, roles).Names);
        });
    }));

    [Fact]
    public void Stateless_goes_where_the_plain_interpreter_goes() => PropertyCheck.Run(Prop.ForAll(PlanGen.Sound, Steps, (plan, steps) =>
    {
        var lifecycle = PlanGen.ToBuilder(plan).Build();
        var state = lifecycle.Initial.Name;
        GuardFacts guards = default;
        RoleSet roles = default;
        var machine = lifecycle.ToStateless(() => state, s => state = s, () => guards, () => roles);
        var log = new List<string>();
        foreach (var s in lifecycle.States) machine.Configure(s.Name).OnEntry(() => log.Add("+" + s.Name)).OnExit(() => log.Add("-" + s.Name));
        var refused = false;
        machine.OnUnhandledTrigger((_, _, _) => refused = true);
        return Walk(plan, steps, (from, step) =>
        {
            (guards, roles, refused) = (PlanGen.Guards(lifecycle, step.Guards), PlanGen.Roles(lifecycle, step.Roles), false);
            var permitted = machine.GetPermittedTriggersAsync().Result.ToList();
            var next = lifecycle.Next(from, step.Trigger, guards, roles);
            log.Clear();
            machine.Fire(step.Trigger);
            string[] expected = next is { IsPermitted: true, Kind: TransitionKind.Move or TransitionKind.Reentry } ? ["-" + from, "+" + next.To.Name] : [];
            return log.SequenceEqual(expected) ? (refused ? null : state, permitted) : ("order " + string.Join(' ', log), permitted);
        });
    }));

    [Fact]
    public void Threads_that_ask_a_new_lifecycle_at_once_get_the_same_answers() => PropertyCheck.Run(Prop.ForAll(PlanGen.Sound, plan =>
    {
        var lifecycle = PlanGen.ToBuilder(plan).Build();
        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 4, _ =>
        {
            foreach (var (state, trigger, roles, guards) in from s in plan.Leaves from t in plan.Triggers from r in Plan.Subsets() from g in Plan.Answers() select (s, t, r, g))
            {
                var next = lifecycle.Next(state.Name, trigger, PlanGen.Guards(lifecycle, guards), PlanGen.Roles(lifecycle, roles));
                if ((next.IsPermitted ? next.To.Name : null) != plan.Next(state, trigger, roles, guards).To) wrong.Add($"{state} {trigger}");
            }
        });
        return wrong.IsEmpty.Label(string.Join(", ", wrong));
    }), tests: 40);

    private static Arbitrary<(string Trigger, IReadOnlySet<int> Roles, bool?[] Guards)[]> Steps => Arb.From(
        Gen.ArrayOf(
            from trigger in Gen.Elements("a", "b", "c", "d", "next", "try0", "try1")
            from roles in Gen.Elements(Plan.Subsets().ToArray())
            from guards in Gen.Elements(Plan.Answers().ToArray())
            select (trigger, roles, guards), 30),
        steps => steps.Select((_, i) => ((string, IReadOnlySet<int>, bool?[])[])[.. steps[..i], .. steps[(i + 1)..]]));

    /// <param name="plan">The lifecycle.</param>
    /// <param name="steps">What is fired, by whom, on which answers.</param>
    /// <param name="fire">What the subject does: the state it ends in (null: refused) and what it says is possible before.</param>
    private static Property Walk(
        Plan plan, (string Trigger, IReadOnlySet<int> Roles, bool?[] Guards)[] steps,
        Func<string, (string Trigger, IReadOnlySet<int> Roles, bool?[] Guards), (string? To, IEnumerable<string> Permitted)> fire)
    {
        var state = plan.Leaves.First();
        foreach (var step in steps.Where(s => plan.Triggers.Contains(s.Trigger)))
        {
            var (outcome, expected) = plan.Next(state, step.Trigger, step.Roles, step.Guards);
            var possible = plan.Triggers.Where(t => plan.Next(state, t, step.Roles, step.Guards).Outcome.Length == 1).ToHashSet();
            var (to, permitted) = fire(state.Name, step);
            if (to != expected) return false.Label($"{state.Name} {step.Trigger}: went to {to ?? "nowhere"}, expected {expected ?? "nowhere"} ({outcome})");
            if (!possible.SetEquals(permitted)) return false.Label($"in {state.Name} possible {string.Join(',', permitted)}, expected {string.Join(',', possible)}");
            state = plan.Leaves.First(l => l.Name == (to ?? state.Name));
        }
        return true.ToProperty();
    }
}
