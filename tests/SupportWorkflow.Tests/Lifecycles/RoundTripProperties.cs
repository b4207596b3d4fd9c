using FsCheck;
using FsCheck.Fluent;
using Properties;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tests.Lifecycles;

/// <summary>A lifecycle that became a Stateless machine and came back answers every question as before.</summary>
[Properties(Arbitrary = [typeof(PlanGen)])]
public sealed class RoundTripProperties
{
    [Property(Cases = 60)]
    public Property What_comes_back_from_a_machine_of_ours_answers_as_before(Plan plan)
    {
        var there = PlanGen.ToBuilder(plan).Build();
        var back = BackFrom(there);
        foreach (var state in plan.Leaves)
        foreach (var trigger in plan.Triggers)
        foreach (var roles in Plan.Subsets())
        foreach (var guards in Plan.Answers())
        {
            var expected = plan.Next(state, trigger, roles, guards);
            if (expected.Outcome == "state")
                continue; // Nothing is written there: both say so, or do not know the trigger at all.
            var next = back.Next(state.Name, trigger, Described(there, back, guards), PlanGen.Roles(back, roles));
            var outcome = Outcome(next);
            if (outcome != expected.Outcome || (next.IsPermitted && next.To.Name != expected.To))
                return false.Label($"{state.Name} {trigger} {string.Join(',', roles)}: {outcome} {next.To}, expected {expected}");
            if (
                next.IsPermitted
                && next.BeginsVisit
                    != there.Next(state.Name, trigger, PlanGen.Guards(there, guards), PlanGen.Roles(there, roles)).BeginsVisit
            )
                return false.Label($"{state.Name} {trigger}: another visit");
        }
        return true.ToProperty();
    }

    [Theory]
    [InlineData("standard")]
    [InlineData("call-center")]
    [InlineData("online-platform")]
    [InlineData("support-department")]
    public void Lifecycles_of_tickets_come_back_with_every_row_that_can_match(string profile)
    {
        var there = profile == "standard" ? Lifecycle.Standard : Profiles.BuiltInProfiles.Find(profile)!.Compile().Lifecycle;
        var back = BackFrom(there);
        Assert.Equal(
            there.States.Select(s => $"{s} {s.Kind} {s.WaitsOn} {s.Parent} {s.Text}").Order(),
            back.States.Select(s => $"{s} {s.Kind} {s.WaitsOn} {s.Parent} {s.Text}").Order()
        );
        foreach (var state in there.States)
        foreach (var trigger in there.Triggers)
            Assert.Equal(
                LifecycleGraph.CanMatch(there.RowsOf(state, trigger)).Select(r => Said(r)),
                back.FindTrigger(trigger.Name) is { } found ? back.RowsOf(back.State(state.Name), found).Select(r => Said(r)) : []
            );
    }

    [Fact]
    public void Guards_with_the_same_words_stay_apart()
    {
        var builder = new LifecycleBuilder("fork").Guard("paid", "it is done").Guard("signed", "it is done");
        builder.Configure("a", StateKind.Queued).PermitIf("go", "b", "paid").PermitIf("go", "c", "signed");
        builder.Configure("b", StateKind.Final);
        builder.Configure("c", StateKind.Final);
        var back = BackFrom(builder.Build());
        Assert.Equal(["paid", "signed"], back.Guards.Select(g => g.Name).Order());
        Assert.Equal("c", back.Next("a", "go", back.Given(("paid", false), ("signed", true)), default).To.Name);
    }

    [Fact]
    public void A_guard_whose_words_read_like_a_demand_of_ours_stays_a_guard()
    {
        var builder = new LifecycleBuilder("odd").Guard("paid", "granted to: boss");
        builder.Configure("a", StateKind.Queued).PermitIf("go", "b", "paid").InternalTransitionIf("note", "paid", new Role("clerk"));
        builder.Configure("b", StateKind.Final);
        var back = BackFrom(builder.Build());
        Assert.Equal("paid", Assert.Single(back.Guards).Name);
        Assert.Equal(["clerk"], back.RoleNames);
    }

    /// <summary>The plain interpreter's word for it.</summary>
    private static string Outcome(Transition next) =>
        (next.Kind, next.Rejection?.Code) switch
        {
            (_, "lifecycle.not-from-state") => "state",
            (_, "lifecycle.role-not-granted") => "role",
            (_, "lifecycle.guard-does-not-hold") => "guard",
            (_, "lifecycle.guard-unknown") => "unknown",
            (TransitionKind.Move, _) => "m",
            (TransitionKind.Reentry, _) => "r",
            (TransitionKind.Internal, _) => "i",
            _ => "x",
        };

    private static string Said(LifecycleRow row) =>
        $"{row.From} {row.Trigger} {row.Kind} {row.To} {string.Join(',', row.Roles.Select(r => r.Name))} {row.Guard?.Text.English}";

    private static Lifecycle BackFrom(Lifecycle there)
    {
        var machine = there.ToStateless(() => there.Initial.Name, _ => { });
        return LifecycleBuilder
            .FromStateless(machine.GetInfo(), there.Name, name =>
                (there.FindState((string)name) ?? there.Superstates.First(s => s.Name == (string)name)) is var s
                    ? new(s.Kind, s.WaitsOn, s.Text)
                    : null
            )
            .Build();
    }

    /// <summary>The guards of the plan as they came back: named by their words.</summary>
    private static GuardFacts Described(Lifecycle there, Lifecycle back, bool?[] guards)
    {
        GuardFacts given = default;
        for (var i = 0; i < guards.Length; i++)
            if (guards[i] is { } holds && back.Guards.Any(g => g.Name == there.Guards[i].Text.English))
                given = given.And(back.Given((there.Guards[i].Text.English, holds)));
        return given;
    }
}
