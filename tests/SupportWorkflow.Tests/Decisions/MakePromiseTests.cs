using NodaTime;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>What is promised to the customer: "we answer by 18:00 today".</summary>
[Trait("Requirement", "HND-5")]
public sealed class MakePromiseTests
{
    private const string Update = "promised-update";

    private static readonly Instant Evening = Instant.FromUtc(2024, 10, 11, 10, 0);

    [Fact]
    public void The_call_that_announced_a_promise_kept_it()
    {
        // A complex ticket, two hours without a solution: the rule promises news within two hours.
        var reviewed = CallCenter
            .Advance(
                InProgress().Then(Friday, new SetFields([new("complex", Conditions.FactValue.Of(true))]) { By = Engineer }),
                Friday + Duration.FromHours(2)
            )
            .Ticket;
        Assert.Equal(Friday + Duration.FromHours(4), Due(reviewed));
        var told = Friday + Minutes(125);
        var evening = Friday + Duration.FromHours(9);
        var promised = CallCenter.Decide(reviewed, Promise(evening), told).EnsureAccepted();
        Assert.Equal((ClockPhase.Running, evening), (promised.Ticket.Clock(Update)!.Phase, Due(promised.Ticket)));
        // Nobody calls back: at that instant somebody is reminded.
        var broken = CallCenter.Advance(promised.Ticket, evening + Duration.Epsilon);
        Assert.Contains(broken.Events.AsEnumerable(), e => e is RuleFired { Rule: "promised-update-breached" });
        // Somebody does: it is kept.
        var kept = promised.Ticket.Then(evening - Minutes(5), new RecordContact("the tests have shown …") { By = Engineer });
        Assert.Equal(ClockOutcome.Met, CallCenter.Read(kept, Update, evening).Outcome);
    }

    [Fact]
    public void Nothing_could_be_promised_but_by_a_rule()
    {
        var promised = CallCenter.Decide(InProgress(), Promise(Evening), Friday + Minutes(5)).EnsureAccepted();
        var e = Assert.Single(promised.Events.AsEnumerable().OfType<PromiseMade>());
        Assert.Equal((Update, Evening, true), (e.Objective, e.DueAt, e.Begins));
        Assert.Equal(Evening, Due(promised.Ticket));
        // It is a contact: the response is given.
        Assert.Equal(ClockPhase.Stopped, promised.Ticket.Clock("response")!.Phase);
        Assert.Equal(
            "Promised update: promised by 2024-10-11 18:00:00: We tell you what the tests have shown.",
            CallCenter.Tell(e).English
        );
        // Nothing that waits moves it.
        var waits = promised.Ticket.Then(Friday + Minutes(6), new WaitFor(Lifecycles.WaitingOn.Schedule, "the visit") { By = Engineer });
        Assert.Equal(Evening, Due(waits));
    }

    [Fact]
    public void Another_promise_in_time_moves_it_and_one_that_comes_too_late_does_not_hide_the_first()
    {
        var first = CallCenter.Decide(InProgress(), Promise(Evening), Friday).EnsureAccepted().Ticket;
        var later = first.Then(Evening - Minutes(1), Promise(Evening + Duration.FromHours(2)));
        Assert.Equal((1, Evening + Duration.FromHours(2)), (later.Clock(Update)!.Cycle, Due(later)));
        var missed = CallCenter
            .Advance(first, Evening + Minutes(1))
            .Ticket.Then(Evening + Minutes(2), Promise(Evening + Duration.FromHours(2)));
        Assert.Equal((2, Evening + Duration.FromHours(2)), (missed.Clock(Update)!.Cycle, Due(missed)));
        // The first run is over, and counts as missed.
        Assert.Equal([ClockOutcome.Missed], missed.Clock(Update)!.Finished(CallCenter.Calendars).Select(r => r.Outcome));
    }

    [Theory]
    [InlineData("promise.no-text", "", 60, null)]
    [InlineData("promise.until-the-past", "x", 0, null)]
    [InlineData("due.unknown-objective", "x", 60, "nothing")]
    public void A_promise_that_says_nothing_is_refused(string code, string what, int minutes, string? objective)
    {
        var no = CallCenter.Decide(
            InProgress(),
            new MakePromise(Friday + Minutes(minutes), what) { By = Engineer, Objective = objective },
            Friday
        );
        Assert.Equal(code, no.Rejection?.Code);
    }

    [Fact]
    public void Rebuilding_a_ticket_with_promises_gives_the_same()
    {
        var opened = CallCenter.Open(Opening(), Friday);
        var first = CallCenter.Decide(opened.Ticket, Promise(Evening) with { By = Lead }, Friday).EnsureAccepted();
        var late = CallCenter.Advance(first.Ticket, Evening + Minutes(1));
        var second = CallCenter
            .Decide(late.Ticket, Promise(Evening + Minutes(60)) with { By = Lead }, Evening + Minutes(2))
            .EnsureAccepted();
        Assert.Equal(second.Ticket, CallCenter.Rebuild([.. opened.Events, .. first.Events, .. late.Events, .. second.Events]));
    }

    private static MakePromise Promise(Instant due) => new(due, "We tell you what the tests have shown.") { By = Engineer };

    private static Instant? Due(Ticket ticket) => CallCenter.Read(ticket, Update, ticket.ChangedAt).DueAt;
}
