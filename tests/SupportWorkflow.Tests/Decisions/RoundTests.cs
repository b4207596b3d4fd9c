using SupportWorkflow.Intake;
using SupportWorkflow.Resolutions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>What was said of a solution belongs to that solution: a ticket that is taken up again is not rated, checked or solved
/// yet.</summary>
public sealed class RoundTests
{
    private static readonly ResolveTicket Solve = new(new ResolutionRecord(ResolutionResult.Resolved, "Driver rolled back."))
    {
        By = Engineer,
    };
    private static readonly ReopenTicket Reopen = new("It is back.") { By = Customer };
    private static readonly RefuseResolution Refuse = new("It is not.") { By = Customer };

    private static Ticket Closed =>
        InProgress()
            .Then(
                Friday,
                Solve,
                new ConfirmResolution { By = Customer },
                new RateTicket(1, "slow") { By = Customer },
                new CloseTicket { By = Agent },
                new AuditTicket(true) { By = Lead }
            );

    [Fact]
    [Trait("Requirement", "CLO-2")]
    public void A_reopened_ticket_was_archived_on_the_check_of_its_first_record()
    {
        Assert.NotNull(Closed.Closing.Audit);

        var again = Closed.Then(Friday, Reopen);

        Assert.Null(again.Closing.Audit);
        Assert.Null(again.Closing.Rating);
        Assert.Null(again.Resolution);
        Assert.Null(again.Closing.EndedAt);
        var closed = again.Then(Friday, Solve, new ConfirmResolution { By = Customer }, new CloseTicket { By = Agent });
        Assert.False(CallCenter.Decide(closed, new ArchiveTicket { By = Lead }, Friday).IsAccepted);
    }

    [Fact]
    [Trait("Requirement", "CLO-1")]
    public void A_gate_that_demands_a_rating_took_the_one_of_an_earlier_solution()
    {
        var workflow = With("""{ "closing": { "record": ["rating"] } }""");
        var ticket = Walk(
            InProgress(),
            Solve,
            new ConfirmResolution { By = Customer },
            new RateTicket(2) { By = Customer },
            new CloseTicket { By = Agent },
            Reopen,
            Solve,
            new ConfirmResolution { By = Customer }
        );

        var no = workflow.Decide(ticket, new CloseTicket { By = Agent }, Friday);

        Assert.Contains("rating", no.Rejection!.Reason.English, StringComparison.OrdinalIgnoreCase);
        Assert.True(workflow.Decide(Walk(ticket, new RateTicket(5) { By = Customer }), new CloseTicket { By = Agent }, Friday).IsAccepted);

        Ticket Walk(Ticket from, params TicketCommand[] commands) =>
            commands.Aggregate(from, (t, c) => workflow.Decide(t, c, Friday).EnsureAccepted().Ticket);
    }

    [Fact]
    [Trait("Requirement", "CLO-3")]
    public void A_resolved_ticket_was_reopened_without_end()
    {
        var workflow = TicketWorkflow.Standard;
        // It has no priorities, and opening by it threw.
        var ticket = workflow.Open(new OpenTicket(new("t-1"), new("TS1"), "No dial tone") { By = Customer }, Friday).Ticket;
        for (var round = 1; round <= 2; round++)
        {
            ticket = workflow
                .Decide(workflow.Decide(ticket, Solve, Friday).EnsureAccepted().Ticket, Reopen, Friday)
                .EnsureAccepted()
                .Ticket;
            Assert.Equal((round, round), (ticket.Closing.Reopened, ticket.Closing.Reopenings));
        }
        var solved = workflow.Decide(ticket, Solve, Friday).EnsureAccepted().Ticket;
        Assert.Equal("reopen.too-often", workflow.Decide(solved, Reopen, Friday).Rejection?.Code);
    }

    [Fact]
    [Trait("Requirement", "CLO-3")]
    public void A_ticket_that_is_done_but_no_longer_at_its_end_has_not_ended_and_was_not_taken_up_again()
    {
        var intake = new IntakeRecord { Subject = "No dial tone", Requester = "" };
        var recorded = new RecordedTicket(TicketWorkflow.Standard, new("INC-7"), new("INC-7"), intake, Friday);
        recorded.Record(new StateImported("Closed"), Friday, "closed");
        Assert.Equal(Friday, recorded.Ticket.Closing.EndedAt);

        recorded.Record(new StateImported("Solved"), Friday, "resolved");

        Assert.Null(recorded.Ticket.Closing.EndedAt);
        Assert.Equal(0, recorded.Ticket.Closing.Reopened);
    }

    [Fact]
    [Trait("Requirement", "RES-7")]
    public void A_refused_solution_counts_as_taken_up_again_and_is_never_limited()
    {
        var ticket = InProgress();
        for (var round = 1; round <= 5; round++)
        {
            ticket = ticket.Then(Friday, Solve, Refuse);
            Assert.Equal((round, 0), (ticket.Closing.Reopened, ticket.Closing.Reopenings));
        }
        var closed = ticket.Then(Friday, Solve, new ConfirmResolution { By = Customer }, new CloseTicket { By = Agent });
        Assert.True(CallCenter.Decide(closed, Reopen, Friday).IsAccepted);
    }
}
