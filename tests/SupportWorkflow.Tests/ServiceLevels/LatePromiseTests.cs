using SupportWorkflow.Conditions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.ServiceLevels;

/// <summary>Promises that random histories lost or made up, on the desk of <see cref="PromiseDesk"/>: what happens is told in any order.
/// </summary>
[Trait("Requirement", "SLA-1")]
public sealed class LatePromiseTests
{
    private static readonly TicketWorkflow Desk = PromiseDesk.Version("1");

    [Fact]
    public void A_promise_given_after_an_end_that_was_told_late_ran_on_a_cancelled_ticket()
    {
        // The customer wrote 50 minutes after the ticket had been cancelled, which the desk learned only later.
        var ticket = Told((100, 100, Reply), (120, 50, new CancelTicket("gone") { By = Agent }));
        var round = Desk.Read(ticket, "round", Friday + Minutes(600));
        Assert.Equal((ClockPhase.Cancelled, ClockOutcome.Cancelled), (round.Phase, round.Outcome));
        Assert.Null(ticket.WakeUp);
    }

    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void A_run_for_which_nothing_was_promised_took_over_the_promise_of_the_one_before()
    {
        // An update within the hour is promised by contract alone: once it has ended, nobody waits for the next.
        var ticket = Told((10, 10, Contact), (50, 50, Contract(false)), (80, 80, Contact));
        var clock = ticket.Clock("update")!;
        Assert.Equal((2, ClockPhase.NotStarted), (clock.Cycle, Desk.Read(ticket, "update", Friday + Minutes(600)).Phase));
        Assert.Equal([ClockOutcome.Cancelled], clock.Finished(Desk.Calendars).Select(c => c.Outcome));
        // Signed again, it is promised from then on.
        var signed = Told((10, 10, Contact), (50, 50, Contract(false)), (80, 80, Contact), (90, 90, Contract(true)));
        Assert.Equal(Friday + Minutes(150), Desk.Read(signed, "update", Friday + Minutes(90)).DueAt);
    }

    [Fact]
    [Trait("Requirement", "SLA-7")]
    public void A_pause_that_was_put_right_before_the_promise_was_known_did_not_count()
    {
        var pause = new RecordPause(Friday + Minutes(20), Friday + Minutes(55), "power cut") { By = Lead };
        var late = Told((60, 60, pause), (61, 10, Reply));
        var ordered = Told((10, 10, Reply), (60, 60, pause));
        Assert.Equal(Friday + Minutes(10 + 80 + 35), Desk.Read(ordered, "round", Friday + Minutes(61)).DueAt);
        Assert.Equal(Desk.Read(ordered, "round", Friday + Minutes(61)), Desk.Read(late, "round", Friday + Minutes(61)));
    }

    [Fact]
    [Trait("Requirement", "SLA-10")]
    public void A_promise_learned_of_after_the_reopening_counted_the_time_in_which_the_ticket_was_closed()
    {
        TicketCommand close = new CloseTicket { By = Agent },
            reopen = new ReopenTicket("again") { By = Agent };
        var late = Told((30, 30, close), (530, 530, reopen), (540, 10, Reply));
        var ordered = Told((10, 10, Reply), (30, 30, close), (530, 530, reopen));
        Assert.Equal(Friday + Minutes(530 + 60), Desk.Read(ordered, "round", Friday + Minutes(540)).DueAt);
        Assert.Equal(Desk.Read(ordered, "round", Friday + Minutes(540)), Desk.Read(late, "round", Friday + Minutes(540)));
    }

    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void A_target_that_ceased_to_apply_late_let_the_next_run_begin_with_it()
    {
        // The contract had ended before the first update was promised; without that promise the start of work would have begun the next.
        var ticket = Told((10, 10, Contact), (40, 40, new StartWork { By = Engineer }), (45, 5, Contract(false)));
        Assert.NotEqual(ClockPhase.Running, Desk.Read(ticket, "update", Friday + Minutes(600)).Phase);
    }

    private static TicketCommand Reply => new RecordReply("!") { By = Customer };

    private static TicketCommand Contact => new RecordContact { By = Agent };

    private static TicketCommand Contract(bool has) => new SetFields([new("contract", FactValue.Of(has))], "told") { By = Agent };

    /// <summary>What is told in which minute, and in which it had happened.</summary>
    private static Ticket Told(params (int Told, int Happened, TicketCommand Order)[] all) =>
        all.Aggregate(Desk.Open(PromiseDesk.Opening(), Friday).EnsureAccepted().Ticket, (ticket, one) =>
            Desk.Decide(ticket, one.Order with { OccurredAt = Friday + Minutes(one.Happened) }, Friday + Minutes(one.Told))
                .EnsureAccepted()
                .Ticket
        );
}
