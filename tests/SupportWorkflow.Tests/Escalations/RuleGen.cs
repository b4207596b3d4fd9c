using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Conditions.Condition;

namespace SupportWorkflow.Escalations;

/// <summary>A rule twice: as the library has it, and as the naive evaluator understands it. All its times are whole minutes.</summary>
public sealed record BothRules(EscalationRule Real, NaiveRule Naive);

/// <summary>The rules of a desk.</summary>
public sealed record RandomRules(BothRules[] Rules)
{
    public override string ToString() => string.Join('\n', Rules.Select(r => r.Real.ToJson()));
}

internal static class RuleGen
{
    private static readonly (Condition Real, Func<NaiveEscalation, bool> Naive)[] Conditions =
    [
        (Always, _ => true),
        (Fact("priority").In("P1", "P2"), n => n.Priority is "P1" or "P2"),
        (Not(Fact("state.kind").In("done", "final")), n => n.Kind is not ("done" or "final")),
        (Fact("state.kind").Is("waiting"), n => n.Kind == "waiting"),
        (Fact("field.complex").Is(true), n => n.Complex),
        (Fact("escalation.level").Below(2), n => n.Level < 2),
        (Fact("state.kind").Is("working").For(Duration.FromMinutes(45)), n => n.Kind == "working" && n.KindMinutes >= 45),
        (Any(Fact("priority").Is("P4"), Fact("state.kind").Is("queued").For(Duration.FromMinutes(90))), n =>
            n.Priority == "P4" || (n.Kind == "queued" && n.KindMinutes >= 90)
        ),
        (Not(Fact("state.kind").Is("working").For(Duration.FromMinutes(30))), n => !(n.Kind == "working" && n.KindMinutes >= 30)),
        (Fact("field.visit").HasPassed, n => n.VisitHasPassed),
        (Fact("field.visit").LiesAhead, n => n.VisitLiesAhead),
    ];

    private static readonly (RuleAction Real, string Naive)[] Actions =
    [
        (RuleAction.OpenGreenChannel(), ""),
        (RuleAction.EscalateTo(), "escalate"),
        (RuleAction.RaisePriority(), "raise"),
        (RuleAction.StartClock("promise"), "promise"),
        (RuleAction.Fire("resume"), "resume"),
        (RuleAction.Fire("wait-for-vendor"), "wait-for-vendor"),
        (RuleAction.Fire("close"), "close"),
        (RuleAction.Fire("cancel"), "cancel"),
        (RuleAction.Fire("log", new TriggerValue("text", "looked")), "log"),
    ];

    private static readonly Gen<NaiveTime> Times = Gen.Frequency(
        (2, Gen.Choose(1, 900).Select(n => new NaiveTime(n))),
        (2, Gen.Choose(1, 900).Select(n => new NaiveTime(n, NaiveUnit.WorkingMinutes))),
        (1, Gen.Choose(1, 4).Select(n => new NaiveTime(n, NaiveUnit.BusinessDays)))
    );

    /// <summary>Percentages of 15 minutes and of all other targets are whole minutes in steps of 20.</summary>
    private static readonly Gen<(Moment Real, string Kind, string[] Names, NaiveTime Time)> Moments = Gen.Frequency(
        (
            4,
            from clock in Gen.Elements("response", "resolution", "promise")
            from percent in Gen.Choose(1, 10)
            select (Moment.ClockUsed(clock, 20 * percent), "used", new[] { clock }, new NaiveTime(20 * percent))
        ),
        (
            2,
            from clock in Gen.Elements("response", "resolution", "promise")
            from time in Gen.Choose(1, 130)
            select (Moment.ClockBefore(clock, Duration.FromMinutes(time)), "before", new[] { clock }, new NaiveTime(time))
        ),
        (
            2,
            from clock in Gen.Elements("response", "resolution", "promise")
            from time in Gen.Choose(0, 200)
            select (Moment.ClockBreached(clock, Duration.FromMinutes(time)), "late", new[] { clock }, new NaiveTime(time))
        ),
        (
            3,
            from state in Gen.Elements("in-progress", "to-verify", "kind:waiting", "kind:queued", "kind:working", "kind:done", "kind:final")
            from time in Times
            select (Moment.InState(state, Of(time)), "in", new[] { state }, time)
        ),
        (
            3,
            from e in Gen.Elements("ticket-opened", "ticket-assigned", "work-logged", "ticket-escalated", "rule-fired", "wait-started")
            from time in Times
            select (Moment.Since(e, Of(time)), "since", new[] { e }, time)
        ),
        (
            3,
            from e in Gen.Elements(new[] { "movement" }, ["work-logged"], ["work-logged", "requester-contacted"])
            from time in Times
            select (Moment.Without([.. e], Of(time)), "without", e, time)
        ),
        (
            2,
            from before in Gen.Choose(0, 300)
            select (Moment.At("field.visit", Duration.FromMinutes(before)), "at-before", new[] { "visit" }, new NaiveTime(before))
        ),
        (2, from time in Times select (Moment.After("field.visit", Of(time)), "at-after", new[] { "visit" }, time)),
        (
            4,
            from e in Gen.Elements(
                new[] { "work-logged" },
                ["ticket-prioritised"],
                ["ticket-escalated"],
                ["rule-fired"],
                ["ticket-resolved", "resolution-refused"],
                ["ticket-prioritised", "ticket-escalated"],
                ["fields-set"]
            )
            select (Moment.On([.. e]), "on", e, new NaiveTime(0))
        )
    );

    private static readonly Gen<NaiveRepeat?> Again =
        from every in Gen.Frequency(
            (3, Gen.Choose(30, 1500).Select(n => new NaiveTime(n))),
            (2, Times.Where(t => t.Amount > 30 || t.Unit == NaiveUnit.BusinessDays))
        )
        from most in Gen.Choose(2, 5)
        select (NaiveRepeat?)new NaiveRepeat(every, most);

    private static SlaTarget Of(NaiveTime time) =>
        time.Unit switch
        {
            NaiveUnit.Minutes => SlaTarget.Elapsed(Duration.FromMinutes(time.Amount)),
            NaiveUnit.WorkingMinutes => SlaTarget.Work(Duration.FromMinutes(time.Amount), "business"),
            _ => SlaTarget.BusinessDays(time.Amount, "business"),
        };

    public static Arbitrary<RandomRules> Drawn =>
        Arb.From(
            from count in Gen.Choose(1, 7)
            from rules in Gen.ArrayOf(
                from moment in Moments
                from condition in Gen.Elements(Conditions)
                from action in Gen.Elements(Actions)
                from rank in Gen.Choose(0, 2)
                from again in moment.Kind is "in" or "since" or "without" or "at-before" or "at-after"
                    ? Gen.Frequency((2, Gen.Constant<NaiveRepeat?>(null)), (1, Again))
                    : Gen.Constant<NaiveRepeat?>(null)
                select (moment, condition, action, rank, again),
                count
            )
            select new RandomRules([
                .. rules.Select(
                    (r, i) =>
                        new BothRules(
                            new EscalationRule($"r{i}")
                            {
                                When = r.moment.Real,
                                If = r.condition.Real,
                                Then = [r.action.Real],
                                Rank = r.rank,
                                Repeat = r.again is { } again ? new(Of(again.Every)) { AtMost = again.AtMost } : null,
                            },
                            new($"r{i}", r.moment.Kind, r.moment.Names, r.moment.Time, r.condition.Naive, r.action.Naive, r.rank, r.again)
                        )
                ),
            ]),
            drawn => drawn.Rules.Select(rule => new RandomRules([.. drawn.Rules.Where(r => r != rule)])).Where(b => b.Rules.Length > 0)
        );
}
