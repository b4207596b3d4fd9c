using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Properties;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tests.Lifecycles;

[Properties(Arbitrary = [typeof(PlanGen), typeof(PlanGen.Anyhow)])]
public sealed partial class LifecycleProperties
{
    private static readonly FactCatalogue Facts = FactCatalogue.Of(FactDeclaration.YesNo("f0"), FactDeclaration.YesNo("f1"));

    [Property(Cases = 300)]
    public Property Validation_accepts_exactly_the_sound_ones(PlanGen.Anyhow anyhow)
    {
        var plan = anyhow.Plan;
        var problems = Record.Exception(() => PlanGen.ToBuilder(plan).Build());
        return (
            plan.IsSound()
                ? (problems is null).Label($"refused: {problems?.Message}")
                : (problems is DefinitionException).Label($"accepted; {problems}")
        ).Classify(plan.IsSound(), "sound");
    }

    [Fact]
    public void Sound_ones_are_among_those_that_validation_is_tried_on() =>
        Assert.True(PlanGen.Anyhow.Plans.Generator.Sample(300).Count(a => a.Plan.IsSound()) > 20);

    [Property]
    public Property Every_step_is_the_one_a_plain_interpreter_takes(Plan plan)
    {
        var lifecycle = PlanGen.ToBuilder(plan).Build();
        foreach (var (state, trigger, roles, guards) in Cases(plan))
        {
            var (outcome, to) = plan.Next(state, trigger, roles, guards);
            var step = lifecycle.Next(state.Name, trigger, PlanGen.Guards(lifecycle, guards), PlanGen.Roles(lifecycle, roles));
            var actual = step.IsPermitted ? (Effect(step.Kind), step.To.Name) : (step.Rejection!.Code, null);
            (string, string?) expected = outcome switch
            {
                "state" => ("lifecycle.not-from-state", null),
                "role" => ("lifecycle.role-not-granted", null),
                "guard" => ("lifecycle.guard-does-not-hold", null),
                "unknown" => ("lifecycle.guard-unknown", null),
                _ => (outcome, to),
            };
            if (actual != expected)
                return false.Label(
                    $"{state.Name} {trigger} as {string.Join(',', roles)} with {string.Join(',', guards)}: {actual}, expected {expected}"
                );
        }
        return true.ToProperty();
    }

    [Property(Cases = 40)]
    public Property The_three_lists_agree_with_each_single_step(Plan plan)
    {
        var lifecycle = PlanGen.ToBuilder(plan).Build();
        foreach (var (state, roles, guards) in from s in plan.Leaves from r in Plan.Subsets() from g in Plan.Answers() select (s, r, g))
        {
            var permitted = lifecycle.Permitted(
                lifecycle.State(state.Name),
                PlanGen.Guards(lifecycle, guards),
                PlanGen.Roles(lifecycle, roles)
            );
            var outcomes = plan.Triggers.ToDictionary(t => t, t => plan.Next(state, t, roles, guards).Outcome);
            var now = outcomes.Where(o => o.Value.Length == 1).Select(o => o.Key).ToHashSet();
            var once = outcomes.Where(o => o.Value == "unknown").Select(o => o.Key).ToHashSet();
            if (!now.SetEquals(permitted.Now.Names))
                return false.Label($"now {permitted.Now} in {state.Name}, expected {string.Join(',', now)}");
            if (!once.SetEquals(permitted.OnceKnown.Select(p => p.Trigger.Name)))
                return false.Label($"once known in {state.Name}");
            if (!outcomes.Keys.Except(now).Except(once).ToHashSet().SetEquals(permitted.NotNow.Select(p => p.Trigger.Name)))
                return false.Label($"not now in {state.Name}");
            if (lifecycle.Triggers.Any(t => permitted.Now.Contains(t) != now.Contains(t.Name)))
                return false.Label("contains");
            if (permitted.Now.Count != now.Count)
                return false.Label("count");
            // What is possible once known really is, for some answers; and no facts but those named decide it.
            foreach (var possible in permitted.OnceKnown)
                if (!Completions(guards).Any(g => plan.Next(state, possible.Trigger.Name, roles, g).Outcome.Length == 1))
                    return false.Label($"{possible.Trigger} never is");
        }
        return true.ToProperty();
    }

    [Property(Cases = 60)]
    public bool Nobody_does_what_no_row_grants(Plan plan)
    {
        var lifecycle = PlanGen.ToBuilder(plan).Build();
        return Cases(plan)
            .All(c =>
            {
                var step = lifecycle.Next(c.State.Name, c.Trigger, PlanGen.Guards(lifecycle, c.Guards), PlanGen.Roles(lifecycle, c.Roles));
                return !step.IsPermitted
                    || plan.Rows.Any(r => r.Trigger == c.Trigger && (r.Roles.Length == 0 || r.Roles.Any(c.Roles.Contains)));
            });
    }

    [Property(Cases = 60)]
    public Property Builder_and_json_give_equal_tables(Plan plan)
    {
        var built = PlanGen.ToBuilder(plan).Build();
        var read = Lifecycle.FromJson(Encoding.UTF8.GetBytes(built.ToJson()), Facts, name: "plan");
        return (Table(built).SequenceEqual(Table(read)))
            .Label("table")
            .And((built.Initial.Name == read.Initial.Name).Label("initial"))
            .And((built.ToJson() == read.ToJson()).Label("json"))
            .And((built.ToMermaid("zh-CN") == read.ToMermaid("zh-CN")).Label("mermaid"))
            .And((built.ToDot() == read.ToDot()).Label("dot"));
    }

    [Property(Cases = 60)]
    public Property A_drawing_shows_exactly_the_arrows_of_the_table(Plan plan)
    {
        var lifecycle = PlanGen.ToBuilder(plan).Build();
        // An arrow from a group or superstate stands for one from each of its states; one that an earlier row overrules is not in the table
        // twice.
        var drawn = Arrow()
            .Matches(lifecycle.ToMermaid())
            .Where(m => m.Groups[1].Value != "[*]" && m.Groups[2].Value != "[*]")
            .SelectMany(m =>
                m.Groups[3]
                    .Value.Split("<br/>")
                    .SelectMany(line =>
                        Stood(plan, m.Groups[1].Value)
                            .Select(from => (from, line.Split(' ')[0], m.Groups[1].Value == m.Groups[2].Value ? from : m.Groups[2].Value))
                    )
            );
        var table = lifecycle.Rows.Select(r => (r.From.Name, r.Trigger.Name, r.To.Name));
        return (drawn.ToHashSet().SetEquals(table))
            .Label(lifecycle.ToMermaid())
            .And((drawn.ToHashSet().SetEquals(FromDot(plan, lifecycle.ToDot()))).Label(lifecycle.ToDot()));
    }

    [Property(Cases = 40)]
    public bool Guards_answered_from_facts_are_the_guards_answered_by_hand(Plan plan)
    {
        var lifecycle = PlanGen.ToBuilder(plan).Facts(Facts).Build();
        return Plan.Answers()
            .All(guards =>
            {
                var facts = new YesNo(guards);
                var reader = new NamedFacts(facts, Facts);
                return lifecycle.Given(facts, default) == PlanGen.Guards(lifecycle, guards)
                    && lifecycle.Given(ulong.MaxValue, ref reader, default, null) == PlanGen.Guards(lifecycle, guards)
                    && lifecycle
                        .Permitted(lifecycle.Initial, facts, default, default)
                        .OnceKnown.All(p => p.Facts.ToHashSet().SetEquals(p.Guards.Select(g => g.Name.Replace('g', 'f'))));
            });
    }

    private static IEnumerable<(Plan.State State, string Trigger, IReadOnlySet<int> Roles, bool?[] Guards)> Cases(Plan plan) =>
        from state in plan.Leaves
        from trigger in plan.Triggers
        from roles in Plan.Subsets()
        from guards in Plan.Answers()
        select (state, trigger, roles, guards);

    private static IEnumerable<bool?[]> Completions(bool?[] guards) =>
        Plan.Answers().Where(a => a.All(x => x is not null) && a.Zip(guards).All(p => p.Second is null || p.First == p.Second));

    private static string Effect(TransitionKind kind) =>
        kind switch
        {
            TransitionKind.Move => "m",
            TransitionKind.Reentry => "r",
            TransitionKind.Internal => "i",
            _ => "x",
        };

    private static IEnumerable<string> Table(Lifecycle lifecycle) =>
        lifecycle.Rows.Select(r =>
            $"{r} {string.Join('<', Parents(r.From))} {r.From.Kind} {r.From.WaitsOn} {r.BeginsVisit} {r.Guard?.Text}"
        );

    private static IEnumerable<LifecycleState> Parents(LifecycleState? state) => state is null ? [] : [state, .. Parents(state.Parent)];

    private static IEnumerable<string> Stood(Plan plan, string node) =>
        node switch
        {
            "any" or "*" => plan.Leaves.Where(s => s.Kind != 4).Select(s => s.Name),
            _ when node.StartsWith("kind", StringComparison.Ordinal) => plan
                .Leaves.Where(s => node[5..] == Plan.Word(s.Kind))
                .Select(s => s.Name),
            _ => plan.Leaves.Where(s => s.Name == node || s.Parent == node).Select(s => s.Name),
        };

    private static IEnumerable<(string, string, string)> FromDot(Plan plan, string dot) =>
        DotArrow()
            .Matches(dot)
            .SelectMany(m =>
                m.Groups[3]
                    .Value.Split("\\n")
                    .SelectMany(line =>
                        Stood(plan, m.Groups[1].Value)
                            .Select(from => (from, line.Split(' ')[0], m.Groups[1].Value == m.Groups[2].Value ? from : m.Groups[2].Value))
                    )
            );

    [GeneratedRegex("""^  (\S+) --> (\S+)(?:: (.*))?$""", RegexOptions.Multiline)]
    private static partial Regex Arrow();

    [GeneratedRegex("""^  "([^"]+)" -> "([^"]+)" \[label="([^"]*)""", RegexOptions.Multiline)]
    private static partial Regex DotArrow();

    private sealed class YesNo(bool?[] guards) : IFacts
    {
        public FactValue this[string fact] => FactValue.Of(guards[fact[1] - '0']);
    }
}
