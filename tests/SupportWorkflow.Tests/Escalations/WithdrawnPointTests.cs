using NodaTime;
using static SupportWorkflow.Desks;
using static SupportWorkflow.Escalations.Ruled;

namespace SupportWorkflow.Escalations;

/// <summary>A point that was withdrawn was no point: the rule that it set off fires for the one that stands.</summary>
public sealed class WithdrawnPointTests
{
    [Fact]
    [Trait("Requirement", "ESC-4")]
    public void A_rule_that_a_false_alarm_had_set_off_was_silent_at_the_true_breach()
    {
        var workflow = By(
            Rule("late", Moment.ClockBreached("resolution")),
            Rule("once", Moment.ClockBreached("resolution")) with
            {
                OncePer = OncePer.Ticket,
            }
        );
        var opened = workflow.Opened();
        var ticket = new TicketCommand[]
        {
            new AssignTicket(Agent: new("li.wei")) { By = Lead },
            new StartWork { By = Engineer },
        }.Aggregate(opened.Ticket, (t, c) => workflow.Decide(t, c, Friday).EnsureAccepted().Ticket);
        var due = workflow.Read(ticket, "resolution", Friday).DueAt!.Value;
        var late = workflow.Advance(ticket, due + Minutes(30));
        Assert.Equal([("late", due), ("once", due)], Fired(late));

        var put = workflow.Decide(
            late.Ticket,
            new RecordPause(Friday + Minutes(10), Friday + Minutes(70), "waited for the key") { By = Lead },
            due + Minutes(30)
        );
        var end = workflow.Advance(put.EnsureAccepted().Ticket, due + Minutes(90));

        Assert.Contains(put.Events, e => e is ClockPointWithdrawn { Objective: "resolution", Point: "due" });
        Assert.Equal([("late", due + Minutes(60))], Fired(end));
        Assert.Empty(Fired(workflow.Advance(end.Ticket, due + Minutes(900))));
    }

    private static IEnumerable<(string Rule, Instant DueAt)> Fired(Decision decision) =>
        decision.Events.OfType<RuleFired>().Where(f => f.Rule is "late" or "once").Select(f => (f.Rule, f.DueAt));
}
