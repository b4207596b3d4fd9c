using NodaTime;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Escalations;

/// <summary>Ladders that stalled: an effect that was refused, an answer that silenced every later breach, silence at the top.</summary>
public sealed class StallTests
{
    [Fact]
    [Trait("Requirement", "ESC-2")]
    public void An_answered_escalation_silenced_every_later_breach()
    {
        // A P2: response within 30 minutes, resolution within 4 hours.
        var late = CallCenter.Advance(InProgress(), Friday + Minutes(31)).Ticket;
        Assert.Equal(1, late.Escalation.Level);
        var answered = late.Then(
            Friday + Minutes(40),
            new AnswerEscalation("I call them.") { By = Lead },
            new RecordContact("called") { By = Engineer }
        );
        // The response is given: what took the ticket up has ended, and that it was up stays known.
        Assert.Equal((0, 1), (answered.Escalation.Level, answered.Escalation.Highest));
        var again = CallCenter.Advance(answered, Friday + Minutes(241));
        var up = Assert.Single(again.Events.AsEnumerable().OfType<TicketEscalated>());
        Assert.Equal((1, "resolution", 1), (up.Level, up.Objective, up.Cycle));
        Assert.Null(again.Ticket.Escalation.AnsweredAt);
    }

    [Fact]
    [Trait("Requirement", "ESC-2")]
    public void A_breach_beside_one_that_is_answered_was_told_to_nobody()
    {
        var answered = CallCenter
            .Advance(InProgress(), Friday + Minutes(31))
            .Ticket.Then(Friday + Minutes(40), new AnswerEscalation("I see.") { By = Lead });
        Assert.NotNull(answered.Escalation.AnsweredAt);
        var both = CallCenter.Advance(answered, Friday + Minutes(241)).Ticket;
        Assert.Equal((1, null), (both.Escalation.Level, both.Escalation.AnsweredAt));
        // Nobody answers this one: it goes up.
        Assert.Equal(2, CallCenter.Advance(both, Friday + Minutes(300)).Ticket.Escalation.Level);
    }

    [Fact]
    [Trait("Requirement", "ESC-2")]
    public void Silence_at_the_top_was_the_end_of_the_ladder()
    {
        var events = new List<TicketEvent>();
        var ticket = InProgress();
        for (var call = 0; call < 100 && ticket.WakeUp is { } wake; call++)
        {
            var decision = CallCenter.Advance(ticket, wake);
            events.AddRange(decision.Events);
            ticket = decision.Ticket;
        }
        var top = events.OfType<TicketEscalated>().Where(e => e.Level == 3).ToList();
        // Once it got there, and ten times more, a day apart.
        Assert.Equal(11, top.Count);
        // Another promise that was broken meanwhile begins the wait once more, two hours later.
        Assert.All(top.Zip(top.Skip(1)), pair =>
            Assert.InRange(pair.Second.OccurredAt - pair.First.OccurredAt, Duration.FromDays(1), Duration.FromHours(26))
        );
        Assert.Null(ticket.WakeUp);
    }

    [Fact]
    [Trait("Requirement", "ESC-3")]
    public void An_effect_that_was_refused_kept_a_rule_after_it_from_writing()
    {
        // Two rules go up with the same event: the first in rank to where the ticket is already, which is refused.
        var workflow = Ruled.By(
            Ruled.Rule("first", Moment.On("work-logged"), null, RuleAction.EscalateTo(1)) with
            {
                Rank = 2,
            },
            Ruled.Rule("second", Moment.On("work-logged"), null, RuleAction.EscalateTo(2)) with
            {
                Rank = 1,
            }
        );
        var ticket = workflow.Decide(workflow.InProgress(), new EscalateTicket("stuck") { By = Engineer }, Friday).EnsureAccepted().Ticket;
        var decision = workflow.Decide(ticket, new LogWork("x") { By = Engineer }, Friday + Minutes(1));
        Assert.Equal(2, decision.Ticket.Escalation.Level);
        Assert.Equal(
            ["escalate: escalate.not-higher"],
            decision.Events.AsEnumerable().OfType<RuleFired>().First(f => f.Rule == "first").NotDone.AsEnumerable()
        );
    }

    [Fact]
    [Trait("Requirement", "ESC-2")]
    public void A_point_that_was_taken_back_left_its_escalation()
    {
        var late = CallCenter.Advance(InProgress(), Friday + Minutes(31)).Ticket;
        var called = late.Then(
            Friday + Minutes(35),
            new RecordContact("called at once") { By = Engineer, OccurredAt = Friday + Minutes(28) }
        );
        Assert.Equal((0, ClockOutcome.Met), (called.Escalation.Level, CallCenter.Read(called, "response", Friday + Minutes(35)).Outcome));
    }
}
