using FsCheck;
using FsCheck.Fluent;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tests.Lifecycles;

/// <summary>Random plans, and plans as the library's own lifecycles.</summary>
public static class PlanGen
{
    /// <summary>Plans that validation accepts, made sound by dropping and adding rows.</summary>
    public static Arbitrary<Plan> Sound =>
        Arb.From(Gen.Choose(2, 5).SelectMany(states => Of(states, 16)).Select(Repaired), p => Simpler(p).Where(s => s.IsSound()));

    /// <summary>A plan that validation may accept or not.</summary>
    public sealed record Anyhow(Plan Plan)
    {
        /// <summary>Any plan of a few states and rows; sound ones; and sound ones that lack a row.</summary>
        public static Arbitrary<Anyhow> Plans =>
            Arb.From(
                Gen.OneOf(Gen.Choose(1, 5).SelectMany(states => Of(states, 12)), Sound.Generator, Lacking).Select(p => new Anyhow(p)),
                a => Simpler(a.Plan).Select(p => new Anyhow(p))
            );

        private static Gen<Plan> Lacking =>
            from plan in Sound.Generator
            from drop in Gen.Choose(0, 20)
            select plan with
            {
                Rows = [.. plan.Rows.Where((_, i) => i != drop % plan.Rows.Length)],
            };
    }

    /// <summary>The plan in code.</summary>
    public static LifecycleBuilder ToBuilder(Plan plan)
    {
        var builder = new LifecycleBuilder("plan");
        for (var guard = 0; guard < Plan.GuardCount; guard++)
            builder.Guard($"g{guard}", $"guard {guard}", Condition.Fact($"f{guard}").Is(true));
        foreach (var state in plan.States)
        {
            var configured =
                Plan.KindOf(state) == StateKind.Waiting
                    ? builder.ConfigureWaiting(state.Name, WaitingOn.Vendor)
                    : builder.Configure(state.Name, Plan.KindOf(state));
            if (state.Parent is not null)
                configured.SubstateOf(state.Parent);
        }
        foreach (var row in plan.Rows)
        {
            var from = builder.From([.. row.From]);
            Role[] roles = [.. row.Roles.Select(r => new Role($"r{r}"))];
            _ = (row.Effect, row.Guard) switch
            {
                ('m', -1) => from.Permit(row.Trigger, row.To!, roles),
                ('m', _) => from.PermitIf(row.Trigger, row.To!, $"g{row.Guard}", roles),
                ('r', -1) => from.PermitReentry(row.Trigger, roles),
                ('r', _) => from.PermitReentryIf(row.Trigger, $"g{row.Guard}", roles),
                ('i', -1) => from.InternalTransition(row.Trigger, roles),
                ('i', _) => from.InternalTransitionIf(row.Trigger, $"g{row.Guard}", roles),
                (_, -1) => from.Ignore(row.Trigger, roles),
                _ => from.IgnoreIf(row.Trigger, $"g{row.Guard}", roles),
            };
        }
        return builder;
    }

    public static RoleSet Roles(Lifecycle lifecycle, IReadOnlySet<int> roles) => lifecycle.Roles([.. roles.Select(r => new Role($"r{r}"))]);

    public static GuardFacts Guards(Lifecycle lifecycle, bool?[] guards)
    {
        GuardFacts given = default;
        for (var i = 0; i < guards.Length; i++)
            if (guards[i] is { } holds)
                given = given.And(lifecycle.Given(($"g{i}", holds)));
        return given;
    }

    private static Gen<Plan> Of(int count, int mostRows)
    {
        var state = from kind in Gen.Choose(0, 4) select kind;
        return from kinds in Gen.ArrayOf(state, count)
            from parents in Gen.ArrayOf(Gen.Frequency((2, Gen.Constant(-1)), (1, Gen.Choose(0, 1))), count)
            from grouped in Gen.Elements(true, false)
            let states = States(kinds, parents, grouped)
            from rowCount in Gen.Choose(1, mostRows)
            from rows in Gen.ArrayOf(RowOf(states), rowCount)
            select new Plan(states, rows);
    }

    private static Plan.State[] States(int[] kinds, int[] parents, bool grouped)
    {
        string[] groups = grouped ? ["G0", "G1"] : [];
        var leaves = kinds
            .Select((kind, i) => new Plan.State($"s{i}", kind, grouped && parents[i] >= 0 ? groups[parents[i]] : null))
            .ToArray();
        return [.. leaves, .. groups.Where(g => leaves.Any(l => l.Parent == g)).Select(g => new Plan.State(g, 1, null))];
    }

    private static Gen<Plan.Row> RowOf(Plan.State[] states)
    {
        string[] leaves = [.. states.Where(s => s.Name[0] == 's').Select(s => s.Name)],
            all = [.. states.Select(s => s.Name)];
        var selector = Gen.Frequency(
            (6, Gen.Elements(all)),
            (1, Gen.Constant("*")),
            (1, Gen.Choose(0, 4).Select(k => "kind:" + Plan.Word(k)))
        );
        return from count in Gen.Frequency((4, Gen.Constant(1)), (1, Gen.Choose(2, 3)))
            from @from in Gen.ArrayOf(selector, count)
            from trigger in Gen.Elements("a", "b", "c", "d")
            from effect in Gen.Frequency((6, Gen.Constant('m')), (1, Gen.Constant('r')), (1, Gen.Constant('i')), (1, Gen.Constant('x')))
            from to in Gen.Elements(leaves)
            from roles in Gen.Frequency((3, Gen.Constant(Array.Empty<int>())), (2, Gen.Elements<int[]>([0], [1], [0, 1])))
            from guard in Gen.Frequency((3, Gen.Constant(-1)), (2, Gen.Choose(0, Plan.GuardCount - 1)))
            select new Plan.Row(@from, trigger, effect, effect == 'm' ? to : null, roles, guard);
    }

    /// <summary>Adds a ring through all states, a guarded row for each guard, and then leaves out every row without which it is
    /// sound.</summary>
    private static Plan Repaired(Plan plan)
    {
        var leaves = plan.Leaves.Select(s => s.Name).ToArray();
        Plan.Row[] ring = [.. leaves.Select((name, i) => new Plan.Row([name], "next", 'm', leaves[(i + 1) % leaves.Length], [], -1))];
        Plan.Row[] guarded =
        [
            .. Enumerable.Range(0, Plan.GuardCount).Select(g => new Plan.Row([leaves[0]], $"try{g}", 'm', leaves[^1], [], g)),
        ];
        var sound = plan with { Rows = [.. ring, .. guarded] };
        foreach (var row in plan.Rows)
            if (sound with { Rows = [.. sound.Rows, row] } is var more && more.IsSound())
                sound = more;
        return sound;
    }

    private static IEnumerable<Plan> Simpler(Plan plan) =>
        plan.Rows.Select((_, i) => plan with { Rows = [.. plan.Rows[..i], .. plan.Rows[(i + 1)..]] }).Where(p => p.Rows.Length > 0);
}
