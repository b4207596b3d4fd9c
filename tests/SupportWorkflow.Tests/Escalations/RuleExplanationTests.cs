using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using static SupportWorkflow.Conditions.Condition;
using static SupportWorkflow.Desks;
using static SupportWorkflow.Escalations.Ruled;

namespace SupportWorkflow.Escalations;

/// <summary>Every firing and every non-firing explains itself (ESC-10).</summary>
[Trait("Requirement", "ESC-10")]
public sealed class RuleExplanationTests
{
    private static readonly Condition Blocked = All(Fact("priority").In("P1"), Fact("field.complex").Is(true));

    [Fact]
    public void A_rule_that_waits_says_when_and_what_its_condition_lacks()
    {
        var why = Explained(Rule("at-risk", Moment.ClockUsed("resolution", 80), Blocked), w => w.InProgress(), Friday + Minutes(5));

        Assert.Equal((false, null, Friday + Minutes(192), null), (why.Fired, why.LastDueAt, why.MomentAt, why.NextPossible));
        Assert.Equal(Truth.False, why.Condition.Answer.Truth);
        Assert.Equal(
            """
            at-risk: has not fired. “80% of the time for “Resolution” is used” comes 2024-10-11 19:42:00, but as things stand the condition will not hold then.
              ✗ all of these
                ✗ priority is P2, needed P1
                ? Complex ticket is unknown
            """,
            why.ToText()
        );
        Assert.StartsWith("at-risk：未触发。““解决”时限已用 80%”将于 2024-10-11 19:42:00 到来", why.ToText("zh-CN"));
    }

    [Fact]
    public void What_nobody_knows_is_named()
    {
        var why = Explained(Rule("r", Moment.ClockUsed("resolution", 80), Fact("field.complex").Is(true)), w => w.InProgress(), Friday);

        Assert.Equal((ValueList<string>)["field.complex"], why.Condition.MissingFacts);
        Assert.Equal(Truth.Unknown, why.Condition.Answer.Truth);
    }

    [Fact]
    public void A_rule_that_will_fire_says_when_also_where_its_condition_needs_more_time()
    {
        var plain = Explained(Rule("r", Moment.ClockUsed("resolution", 80)), w => w.InProgress(), Friday);
        Assert.Equal(Friday + Minutes(192), plain.NextPossible);
        Assert.Equal("r: has not fired yet. “80% of the time for “Resolution” is used” comes 2024-10-11 19:42:00.", plain.ToText());

        var longer = Explained(
            Rule("r", Moment.ClockUsed("response", 50), Fact("state").Is("in-progress").For(Minutes(40))),
            w => w.InProgress(),
            Friday
        );
        Assert.Equal((Friday + Minutes(15), Friday + Minutes(40)), (longer.MomentAt, longer.NextPossible));
        Assert.Equal(
            "r: has not fired yet. “50% of the time for “Response” is used” comes 2024-10-11 16:45:00; the condition holds from 2024-10-11 17:10:00 on.",
            longer.Why.English
        );
    }

    [Fact]
    public void A_rule_that_has_fired_says_when_it_was_due()
    {
        var why = Explained(
            Rule("r", Moment.ClockBreached("response")),
            w => w.Advance(w.InProgress(), Friday + Minutes(50)).Ticket,
            Friday + Minutes(50)
        );

        Assert.Equal((true, Friday + Minutes(30), null), (why.Fired, why.LastDueAt, why.NextPossible));
        Assert.Equal("r: fired. “Response” is due; it was due 2024-10-11 17:00:00.", why.ToText());
    }

    [Theory]
    [InlineData("waiting", "r: has not fired. “80% of the time for “Resolution” is used” cannot come now: the clock is paused.")]
    [InlineData("cancelled", "r: has not fired. “80% of the time for “Resolution” is used” cannot come now: the ticket is at its end.")]
    public void What_keeps_a_moment_from_coming_is_said(string how, string text)
    {
        TicketCommand command =
            how == "waiting" ? new WaitFor(WaitingOn.Schedule, "visit") { By = Engineer } : new CancelTicket("gone") { By = Lead };

        var why = Explained(Rule("r", Moment.ClockUsed("resolution", 80)), w => w.Do(w.InProgress(), Friday, command), Friday);

        Assert.Equal((null, null, text), (why.MomentAt, why.NextPossible, why.ToText()));
    }

    [Fact]
    public void Other_moments_are_told_in_words()
    {
        Assert.Equal(
            "r: has not fired. “10 min in the state “Scheduled”” cannot come now: the state is “In progress”.",
            Text(Moment.InState("scheduled", Minutes(10)))
        );
        Assert.Equal(
            "r: has not fired. “2 h since ticket-reopened” cannot come now: it has not happened.",
            Text(Moment.Since("ticket-reopened", Duration.FromHours(2)))
        );
        Assert.Equal(
            "r: has not fired yet. “2 h of working time (business) without movement” comes 2024-10-12 09:30:00.",
            Text(Moment.Without(["movement"], Duration.FromHours(2), "business"))
        );
        Assert.Equal("r: asked with ticket-reopened; has not fired.", Text(Moment.On("ticket-reopened")));
        Assert.Equal(
            "r: has not fired yet. “30 min before “Resolution” is due” comes 2024-10-11 20:00:00.",
            Text(Moment.ClockBefore("resolution", Minutes(30)))
        );

        static string Text(Moment moment) => Explained(Rule("r", moment), w => w.InProgress(), Friday).ToText();
    }

    [Fact]
    public void A_rule_over_outside_facts_says_that_it_wakes_nothing()
    {
        var why = Explained(Rule("r", Moment.ClockUsed("resolution", 80), Fact("similar.count").AtLeast(3)), w => w.InProgress(), Friday);

        Assert.Null(why.NextPossible);
        Assert.Contains("what only the host can find out is asked when something else happens", why.ToText(), StringComparison.Ordinal);
    }

    private static RuleExplanation Explained(EscalationRule rule, Func<TicketWorkflow, Ticket> ticket, Instant at)
    {
        var workflow = By(rule);
        return workflow.Explain(ticket(workflow), at).Rules[0];
    }
}
