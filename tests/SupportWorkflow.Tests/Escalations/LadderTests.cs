using NodaTime;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;
using static SupportWorkflow.Escalations.Ruled;

namespace SupportWorkflow.Escalations;

/// <summary>The ladder (ESC-2): lead 30 minutes, department head 1 hour, executive 2 hours; unanswered goes up.</summary>
[Trait("Requirement", "ESC-2")]
public sealed class LadderTests
{
    private static readonly TicketWorkflow Workflow = By();

    private static readonly Actor Head = new("sun.li", new Role("department-head"));

    [Fact]
    public void Unanswered_goes_up_level_by_level_to_the_top()
    {
        var ticket = Workflow.Do(Workflow.InProgress(), Friday, new EscalateTicket("stuck") { By = Engineer });
        var reached = new List<(int, string?, Instant?)>();

        while (ticket.WakeUp is { } at && at < Friday + Duration.FromHours(12))
        {
            ticket = Workflow.Advance(ticket, at).Ticket;
            if (reached.Count == 0 || reached[^1].Item1 != ticket.Escalation.Level)
                reached.Add((ticket.Escalation.Level, ticket.Escalation.Responsible, ticket.Escalation.EscalatedAt));
        }

        Assert.Equal([(1, "lead", Friday), (2, "department-head", Friday + Minutes(30)), (3, "executive", Friday + Minutes(90))], reached);
    }

    [Fact]
    public void Answered_it_stays_and_escalated_again_it_goes_on_from_there()
    {
        var ticket = Workflow.Do(Workflow.InProgress(), Friday, new EscalateTicket("stuck") { By = Engineer });
        var answered = Workflow.Do(ticket, Friday + Minutes(29), new AnswerEscalation("Ma Jun takes it over.") { By = Lead });
        Assert.Equal((1, (Instant?)(Friday + Minutes(29))), (answered.Escalation.Level, answered.Escalation.AnsweredAt));
        Assert.Equal(1, Workflow.Advance(answered, Friday + Duration.FromHours(9)).Ticket.Escalation.Level);

        var again = Workflow.Do(answered, Friday + Minutes(60), new EscalateTicket("still stuck") { By = Engineer });
        Assert.Equal((2, (Instant?)null), (again.Escalation.Level, again.Escalation.AnsweredAt));
        Assert.Equal(3, Workflow.Advance(again, Friday + Duration.FromHours(2)).Ticket.Escalation.Level);
    }

    [Fact]
    public void Resolved_it_does_not_go_up()
    {
        var ticket = Workflow.Do(
            Workflow.InProgress(),
            Friday,
            new EscalateTicket("stuck") { By = Engineer },
            new ResolveTicket(new(ResolutionResult.Resolved, "done")) { By = Engineer }
        );

        // What took it up is over; that it was up stays known.
        var later = Workflow.Advance(ticket, Friday + Duration.FromDays(1)).Ticket;
        Assert.Equal((0, 1), (later.Escalation.Level, later.Escalation.Highest));
    }

    [Fact]
    public void What_cannot_be_escalated_or_answered_says_why()
    {
        var ticket = Workflow.InProgress();
        var up = Workflow.Do(ticket, Friday, new EscalateTicket("stuck") { By = Engineer, Level = 3 });

        Assert.Equal("escalation.none", Code(ticket, new AnswerEscalation("?") { By = Lead }));
        Assert.Equal("escalate.no-reason", Code(ticket, new EscalateTicket(" ") { By = Engineer }));
        Assert.Equal("escalate.no-such-level", Code(ticket, new EscalateTicket("x") { By = Engineer, Level = 4 }));
        Assert.Equal("escalate.no-such-level", Code(up, new EscalateTicket("x") { By = Engineer }));
        Assert.Equal("escalate.not-higher", Code(up, new EscalateTicket("x") { By = Engineer, Level = 2 }));
        Assert.Equal("escalation.no-text", Code(up, new AnswerEscalation("") { By = Head }));
        Assert.Equal("lifecycle.role-not-granted", Code(up, new AnswerEscalation("x") { By = Engineer }));
        Assert.Equal(
            "escalation.answered",
            Code(Workflow.Do(up, Friday, new AnswerEscalation("done") { By = Head }), new AnswerEscalation("x") { By = Lead })
        );
    }

    private static string? Code(Ticket ticket, TicketCommand command) =>
        Workflow.Decide(ticket, command, Friday + Minutes(1)).Rejection?.Code;
}
