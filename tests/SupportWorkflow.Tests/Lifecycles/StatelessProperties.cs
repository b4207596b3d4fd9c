using FsCheck;
using FsCheck.Fluent;
using Properties;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tests.Lifecycles;

/// <summary>Random lifecycle, random walk. The walk itself is the plain interpreter's; engine and Stateless must both go with it.</summary>
[Properties(Arbitrary = [typeof(PlanGen), typeof(StatelessProperties)])]
public sealed class StatelessProperties
{
    public static Arbitrary<Steps<Firing>> Walks =>
        LockStep.Of(
            Gen.ArrayOf(
                from trigger in Gen.Elements("a", "b", "c", "d", "next", "try0", "try1")
                from roles in Gen.Elements(Plan.Subsets().ToArray())
                from guards in Gen.Elements(Plan.Answers().ToArray())
                select new Firing(trigger, roles, guards),
                30
            )
        );

    [Property]
    public Property The_engine_goes_where_the_plain_interpreter_goes(Plan plan, Steps<Firing> steps)
    {
        var lifecycle = PlanGen.ToBuilder(plan).Build();
        return Walk(plan, steps, (state, step) =>
        {
            var (guards, roles) = (PlanGen.Guards(lifecycle, step.Guards), PlanGen.Roles(lifecycle, step.Roles));
            var next = lifecycle.Next(state, step.Trigger, guards, roles);
            return (next.IsPermitted ? next.To.Name : null, lifecycle.PermittedNow(lifecycle.State(state), guards, roles).Names);
        });
    }

    [Property]
    public Property Stateless_goes_where_the_plain_interpreter_goes(Plan plan, Steps<Firing> steps)
    {
        var lifecycle = PlanGen.ToBuilder(plan).Build();
        var state = lifecycle.Initial.Name;
        GuardFacts guards = default;
        RoleSet roles = default;
        var machine = lifecycle.ToStateless(() => state, s => state = s, () => guards, () => roles);
        var log = new List<string>();
        foreach (var s in lifecycle.States)
            machine.Configure(s.Name).OnEntry(() => log.Add("+" + s.Name)).OnExit(() => log.Add("-" + s.Name));
        var refused = false;
        machine.OnUnhandledTrigger((_, _, _) => refused = true);
        return Walk(plan, steps, (from, step) =>
        {
            (guards, roles, refused) = (PlanGen.Guards(lifecycle, step.Guards), PlanGen.Roles(lifecycle, step.Roles), false);
            var permitted = machine.GetPermittedTriggersAsync().Result.ToList();
            var next = lifecycle.Next(from, step.Trigger, guards, roles);
            log.Clear();
            machine.Fire(step.Trigger);
            var moved = next is { IsPermitted: true, Kind: TransitionKind.Move or TransitionKind.Reentry };
            string[] expected = moved ? ["-" + from, "+" + next.To.Name] : [];
            return log.SequenceEqual(expected) ? (refused ? null : state, permitted) : ("order " + string.Join(' ', log), permitted);
        });
    }

    [Property(Cases = 40)]
    public Property Threads_that_ask_a_new_lifecycle_at_once_get_the_same_answers(Plan plan)
    {
        var lifecycle = PlanGen.ToBuilder(plan).Build();
        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 4, _ =>
        {
            foreach (
                var (state, trigger, roles, guards) in from s in plan.Leaves
                from t in plan.Triggers
                from r in Plan.Subsets()
                from g in Plan.Answers()
                select (s, t, r, g)
            )
            {
                var next = lifecycle.Next(state.Name, trigger, PlanGen.Guards(lifecycle, guards), PlanGen.Roles(lifecycle, roles));
                if ((next.IsPermitted ? next.To.Name : null) != plan.Next(state, trigger, roles, guards).To)
                    wrong.Add($"{state} {trigger}");
            }
        });
        return wrong.IsEmpty.Label(string.Join(", ", wrong));
    }

    /// <param name="plan">The lifecycle.</param>
    /// <param name="steps">What is fired, by whom, on which answers.</param>
    /// <param name="fire">What the subject does: the state it ends in (null: refused) and what it says is possible before.</param>
    private static Property Walk(Plan plan, Steps<Firing> steps, Func<string, Firing, (string? To, IEnumerable<string> Permitted)> fire)
    {
        var state = plan.Leaves.First();
        return steps.Agree(step =>
        {
            if (!plan.Triggers.Contains(step.Trigger))
                return null;
            var (outcome, expected) = plan.Next(state, step.Trigger, step.Roles, step.Guards);
            var possible = plan.Triggers.Where(t => plan.Next(state, t, step.Roles, step.Guards).Outcome.Length == 1).ToHashSet();
            var (to, permitted) = fire(state.Name, step);
            if (to != expected)
                return $"from {state.Name} it went to {to ?? "nowhere"}, expected {expected ?? "nowhere"} ({outcome})";
            if (!possible.SetEquals(permitted))
                return $"in {state.Name} possible {string.Join(',', permitted)}, expected {string.Join(',', possible)}";
            state = plan.Leaves.First(l => l.Name == (to ?? state.Name));
            return null;
        });
    }

    /// <param name="Trigger">What is fired; a lifecycle that has no such trigger is left alone.</param>
    /// <param name="Roles">By whom.</param>
    /// <param name="Guards">What each guard says; null: nobody has said.</param>
    public sealed record Firing(string Trigger, IReadOnlySet<int> Roles, bool?[] Guards)
    {
        public override string ToString() => $"{Trigger} as [{string.Join(", ", Roles)}], guards [{string.Join(", ", Guards)}]";
    }
}
