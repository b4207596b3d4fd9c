using NodaTime;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>
/// A ticket told from what another system has recorded. The call centre gives P2 half an hour to answer and four hours to solve.
/// </summary>
public class RecordedTicketTests
{
    private static readonly Instant Opened = Instant.FromUtc(2024, 3, 1, 8, 0);

    [Fact]
    public void It_is_in_the_state_that_was_recorded_last_and_its_events_make_it_again()
    {
        var told = Told(Desks.CallCenter);
        told.Settle(Opened);
        Record(told, new StateImported("in treatment"), 1, "in-progress");
        Record(told, new StateImported("gone"), 3, "closed");
        told.End(null);

        Assert.Equal(
            ("closed", StateKind.Final, Opened + Duration.FromHours(3)),
            (told.Ticket.State.Name, told.Ticket.State.Kind, told.Ticket.State.Since)
        );
        Assert.Equal(told.Ticket, Desks.CallCenter.Rebuild(told.Events.ToArray()));
        Assert.All(told.Events.ToArray().Where(e => e is StateImported), e => Assert.Equal("import", e.By));
    }

    [Fact]
    public void What_is_recorded_next_changes_no_ticket_that_was_read_before()
    {
        var told = Told(Desks.CallCenter);
        told.Settle(Opened);
        var (read, json) = (told.Ticket, TicketJson.Write(told.Ticket));

        Record(told, new StateImported("gone"), 3, "closed");

        Assert.Equal(json, TicketJson.Write(read));
        Assert.NotEqual(read.State, told.State);
    }

    [Fact]
    public void A_step_the_lifecycle_does_not_allow_is_recorded_all_the_same()
    {
        var told = Told(Desks.CallCenter);
        told.Settle(Opened);
        Record(told, new StateImported("shut"), 1, "closed");
        Record(told, new StateImported("waits"), 2, "awaiting-vendor");

        Assert.False(
            Desks.CallCenter.Lifecycle.Leads(
                Desks.CallCenter.Lifecycle.State("closed"),
                Desks.CallCenter.Lifecycle.State("awaiting-vendor")
            )
        );
        Assert.Equal("awaiting-vendor", told.Ticket.State.Name);
    }

    [Fact]
    public void Promises_get_the_targets_of_what_is_known_and_are_missed_when_time_has_passed()
    {
        var told = Told(Desks.CallCenter);
        told.Record(new TicketPrioritised(new(new("P2"), ["as it was recorded"])), Opened);
        told.Settle(Opened);
        Record(told, new RequesterContacted(""), 1, null);
        told.End(null);

        Assert.Equal(ClockOutcome.Missed, Desks.CallCenter.Read(told.Ticket, "response", Opened + Duration.FromHours(1)).Outcome);
    }

    [Fact]
    public void Rules_act_at_their_own_instants_in_between_and_until_an_open_ticket_is_read()
    {
        var workflow = Desks.With(
            """
            { "rules": [{ "name": "long", "when": { "in": "in-progress", "for": "PT3H" }, "then": [{ "custom": "x" }] }], "levels": [],
              "deskSchedules": {} }
            """
        );
        var told = Told(workflow);
        told.Settle(Opened);
        Record(told, new StateImported("work"), 1, "in-progress");

        told.End(readAt: Opened + Duration.FromHours(9));

        Assert.Equal(Opened + Duration.FromHours(4), Assert.Single(told.Events.ToArray().OfType<RuleFired>()).RecordedAt);
    }

    [Fact]
    public void What_falls_behind_an_earlier_event_is_learned_after_it()
    {
        var told = Told(Desks.CallCenter);
        told.Settle(Opened);
        Record(told, new StateImported("work"), 5, "in-progress");
        Record(told, new RequesterContacted(""), 2, null);

        var contact = told.Events.ToArray().OfType<RequesterContacted>().Single();
        Assert.Equal((Opened + Duration.FromHours(2), Opened + Duration.FromHours(5)), (contact.OccurredAt, contact.RecordedAt));
    }

    [Fact]
    public void The_policy_of_the_profile_gives_a_priority_where_the_record_has_none_and_no_second_one_alike()
    {
        var told = Told(Desks.CallCenter);
        told.Prioritise("user-blocked", null, Opened);
        told.Prioritise("user-blocked", null, Opened);

        Assert.Equal("P2", told.Ticket.Priority?.Code.Code);
        Assert.Single(told.Events.ToArray().OfType<TicketPrioritised>());
    }

    [Fact]
    public void Without_rules_events_are_kept_only_where_somebody_wants_them()
    {
        var told = new RecordedTicket(
            TicketWorkflow.Standard,
            new("t"),
            new("t"),
            new IntakeRecord { Subject = "t", Requester = "" },
            Opened,
            keepsEvents: false
        );
        told.Settle(Opened);

        Assert.Equal(0, told.Events.Length);
        Assert.Equal("new", told.Ticket.State.Name);
    }

    private static RecordedTicket Told(TicketWorkflow workflow) =>
        new(workflow, new("t"), new("t"), new IntakeRecord { Subject = "No dial tone", Requester = "" }, Opened);

    private static void Record(RecordedTicket told, TicketEvent e, int hours, string? to)
    {
        var at = Opened + Duration.FromHours(hours);
        told.PassTo(at);
        told.Record(e, at, to);
        told.Settle(at);
    }
}
