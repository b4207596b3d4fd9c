using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Properties;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Tests.Conditions;

[Properties(Arbitrary = [typeof(RuleGen)])]
public sealed class ConditionLogicTests
{
    private static FactTerm Priority => Condition.Fact("priority");

    private static FactTerm Category => Condition.Fact("category");

    private static FactTerm Users => Condition.Fact("affected-users");

    private static FactTerm Alert => Condition.Fact("security-alert");

    public static TheoryData<Condition, Condition> Implied =>
        new()
        {
            { Priority.Is("P1"), Condition.Always },
            { Priority.Is("P1"), Priority.In("P1") },
            { Priority.In("P1", "P2"), Priority.In("P2", "P3", "P1") },
            { Priority.In("P1", "P2"), Condition.Any(Priority.Is("P1"), Priority.Is("P2")) },
            { Priority.Is("P1"), Condition.Not(Priority.Is("P2")) },
            { Priority.Is("P1"), Priority.Known },
            { Condition.Not(Priority.In("P1", "P2")), Condition.Not(Priority.Is("P2")) },
            { Category.Is("software/login"), Category.Under("software") },
            { Category.In("software", "software/login"), Category.Under("software") },
            { Category.Under("software/login"), Category.Under("software") },
            { Condition.Not(Category.Under("software")), Condition.Not(Category.Under("software/login")) },
            { Category.Under("software"), Condition.Not(Category.In("hardware", "software-system")) },
            { Category.Under("software"), Condition.Not(Category.Under("hardware")) },
            { Condition.Not(Category.Under("software")), Condition.Not(Category.Is("software/login")) },
            { Category.Under("software"), Category.Known },
            { Users.AtLeast(100), Users.Above(99) },
            { Users.Above(100), Users.AtLeast(100) },
            { Users.Is(7m), Users.Below(8) },
            { Condition.Not(Users.AtLeast(10)), Users.AtMost(10) },
            { Condition.Not(Alert.Is(false)), Alert.Is(true) },
            {
                Condition.All(Priority.In("P1", "P2"), Alert.Is(true)),
                Condition.Any(Condition.All(Priority.Is("P1"), Alert.Is(true)), Condition.All(Alert.Is(true), Priority.Is("P2")))
            },
            { Condition.Not(Condition.Any(Priority.Is("P1"), Alert.Is(true))), Alert.Is(false) },
            { Priority.Is("P1").For(Duration.FromHours(2)), Priority.Is("P1").For(Duration.FromHours(1)) },
            { Priority.Is("P1").For(Duration.FromHours(2)), Priority.In("P1", "P2") },
        };

    [Theory]
    [MemberData(nameof(Implied))]
    public void What_follows_is_seen(Condition first, Condition second) => Assert.True(ConditionLogic.Implies(first, second));

    /// <summary>"Not P1" says nothing of a priority that nobody knows, and is itself unknown then: it does not follow from another
    /// fact.</summary>
    public static TheoryData<Condition, Condition> NotImplied =>
        new()
        {
            { Condition.Always, Priority.Is("P1") },
            { Priority.In("P1", "P2"), Priority.Is("P1") },
            { Users.AtLeast(100), Users.Above(100) },
            { Users.Above(5), Users.Below(100) },
            { Priority.Known, Priority.Is("P1") },
            { Category.Under("software"), Category.Is("software") },
            { Category.Under("software"), Category.Under("software/login") },
            { Category.Is("software-system"), Category.Under("software") },
            { Condition.Not(Category.Under("software/login")), Condition.Not(Category.Under("software")) },
            { Condition.Not(Priority.Is("P1")), Priority.Is("P2") },
            { Alert.Is(true), Condition.Any(Priority.Is("P1"), Condition.Not(Priority.Is("P1"))) },
            { Condition.Any(Priority.Is("P1"), Alert.Is(true)), Priority.Is("P1") },
            { Priority.Is("P1").For(Duration.FromHours(1)), Priority.Is("P1").For(Duration.FromHours(2)) },
        };

    [Theory]
    [MemberData(nameof(NotImplied))]
    public void What_does_not_follow_is_not_claimed(Condition first, Condition second) =>
        Assert.False(ConditionLogic.Implies(first, second));

    public static TheoryData<Condition> Never =>
        [
            Condition.Not(Condition.Always),
            Condition.All(Priority.Is("P1"), Priority.Is("P2")),
            Condition.All(Priority.In("P1", "P2"), Condition.Not(Priority.In("P2", "P1", "P3"))),
            Condition.All(Priority.Is("P1"), Condition.All(Alert.Is(true), Priority.Unknown)),
            Condition.All(Category.Under("software"), Category.Is("hardware")),
            Condition.All(Category.Under("software"), Category.Under("hardware")),
            Condition.All(Category.Under("software/login"), Condition.Not(Category.Under("software"))),
            Condition.All(Users.Below(10), Users.AtLeast(10)),
            Condition.All(Priority.In("P1", "P2"), Condition.Any(Priority.Is("P3"), Priority.Is("P4"))),
            Condition.All(Alert.Is(true), Condition.Not(Condition.Any(Alert.Is(true), Priority.Is("P1")))),
            Condition.All(Priority.Is("P1"), Priority.Is("P2")).For(Duration.FromHours(1)),
        ];

    [Theory]
    [MemberData(nameof(Never))]
    public void What_never_holds_is_seen(Condition condition) => Assert.True(ConditionLogic.NeverHolds(condition));

    [Fact]
    public void What_may_hold_is_not_said_never_to() =>
        Assert.False(
            ConditionLogic.NeverHolds(
                Condition.All(Users.AtLeast(10), Users.AtMost(10), Priority.In("P1", "P2"), Condition.Not(Priority.Is("P1")))
            )
        );

    [Property(Cases = 150)]
    public Property What_is_claimed_to_follow_does_so_for_all_facts(Rule one, Rule two, World world)
    {
        Condition a = one.ToCondition(),
            b = two.ToCondition();
        Condition[] all =
        [
            a,
            b,
            Condition.Not(a),
            Condition.Not(b),
            Condition.All(a, b),
            Condition.Any(a, b),
            Condition.All(a, Condition.Not(b)),
            Condition.Any(Condition.Not(a), b),
        ];
        var wrong =
            from x in all
            from y in all
            where ConditionLogic.Implies(x, y) && x.Evaluate(world) == Truth.True && y.Evaluate(world) != Truth.True
            select (x, y);
        var never = all.Where(x => ConditionLogic.NeverHolds(x) && x.Evaluate(world) == Truth.True);
        return (!wrong.Any()).Label("implies").And((!never.Any()).Label("never holds"));
    }

    [Property(Cases = 200)]
    public bool A_part_follows_from_the_whole_and_a_choice_from_a_part(Rule one, Rule two)
    {
        Condition a = one.ToCondition(),
            b = two.ToCondition();
        // The check gives up on large conditions; it is sound there too, but need not see everything.
        return Size(a) + Size(b) > 10 || (ConditionLogic.Implies(Condition.All(a, b), b) && ConditionLogic.Implies(b, Condition.Any(a, b)));
    }

    private static int Size(Condition condition) => 1 + condition.Inside.Sum(Size);

    /// <summary>Sixteen facts with four values each: 4^16 cases. It gives up instead of trying them all.</summary>
    [Fact]
    public void Nested_alternatives_do_not_take_for_ever()
    {
        var wide = Condition.All([.. Enumerable.Range(0, 16).Select(i => Condition.Fact($"f{i}").In("a", "b", "c", "d"))]);
        var other = Condition.Any(Condition.Fact("g").Is("a"), Condition.Fact("h").Is("b"));

        Assert.False(ConditionLogic.Implies(wide, other));
    }
}
