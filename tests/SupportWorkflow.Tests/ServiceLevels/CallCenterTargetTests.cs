using NodaTime;
using SupportWorkflow.Conditions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.ServiceLevels;

/// <summary>Sheet P-2: response and resolution by priority, hand-calculated from Friday 11 October 2024 16:30, before a make-up
/// Saturday.</summary>
[Trait("Requirement", "SLA-2")]
public sealed class CallCenterTargetTests
{
    [Theory]
    [InlineData("production-unusable", "2024-10-11T16:45", "2024-10-11T18:30")] // P1: 15 min, 2 h
    [InlineData("user-blocked", "2024-10-11T17:00", "2024-10-11T20:30")] // P2: 30 min, 4 h
    [InlineData("usage-question", "2024-10-11T18:30", "2024-10-12T16:30")] // P3: 2 h, 1 business day: the Saturday works
    [InlineData("training", "2024-10-11T20:30", "2024-10-15T16:30")] // P4: 4 h, 3 business days: Saturday, Monday, Tuesday
    public void Response_and_resolution_are_due_by_the_priority(string impact, string response, string resolution)
    {
        var ticket = Open(impact);
        Assert.Equal(response, Due(ticket, "response"));
        Assert.Equal(resolution, Due(ticket, "resolution"));
    }

    [Fact]
    [Trait("Requirement", "INT-12")]
    public void An_online_ticket_is_looked_at_within_30_minutes_and_no_other_has_that_clock()
    {
        var online = CallCenter.Open(Opening() with { Channel = "online" }, Friday).Ticket;
        Assert.Equal("2024-10-11T17:00", Due(online, "first-view"));
        Assert.Null(CallCenter.Read(Open(), "first-view", Friday).DueAt);
    }

    [Fact]
    [Trait("Requirement", "SLA-13")]
    public void The_first_contact_with_the_requester_stops_the_response_clock()
    {
        var ticket = InProgress().Then(Friday + Minutes(10), new RecordContact { By = Engineer });
        Assert.Equal(ClockOutcome.Met, CallCenter.Read(ticket, "response", Friday + Minutes(11)).Outcome);
    }

    [Fact]
    [Trait("Requirement", "SLA-7")]
    public void Waiting_for_the_customer_pauses_the_resolution_and_waiting_for_a_vendor_does_not()
    {
        var asked = InProgress().Then(Friday, new AskRequester("Which printer?") { By = Engineer });
        Assert.Equal(ClockPhase.Paused, CallCenter.Read(asked, "resolution", Friday).Phase);
        var vendor = InProgress().Then(Friday, new WaitFor(Lifecycles.WaitingOn.Vendor, "A part is ordered.") { By = Engineer });
        Assert.Equal(ClockPhase.Running, CallCenter.Read(vendor, "resolution", Friday).Phase);
    }

    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void A_new_priority_targets_the_running_clocks_anew_from_their_start_and_says_so()
    {
        var decision = CallCenter.Decide(Open(), new PrioritiseTicket { By = Agent, Impact = "production-unusable" }, Friday + Minutes(10));
        Assert.Equal("2024-10-11T16:45", Due(decision.Ticket, "response"));
        var chosen = decision.Events.OfType<TargetChosen>().Single(e => e.Objective == "response");
        Assert.Equal((SlaTarget.Elapsed(Minutes(30)), SlaTarget.Elapsed(Minutes(15)), 1), (chosen.Before!.Value, chosen.After, chosen.Row));
    }

    /// <summary>From 16:30: 5 h, 1 h for a complex one, 3 h while nobody has it; of what is done and of what is said, whatever a row asks
    /// for counts.</summary>
    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void A_target_follows_whatever_it_rests_on()
    {
        var desk = With(
            """
            { "objectives": { "resolution": { "targets": [
              { "if": { "fact": "assigned", "is": false }, "within": "PT3H" }, { "if": { "fact": "field.complex", "is": true },
                "within": "PT1H" }, { "within": "PT5H" }] } } }
            """
        );
        var ticket = desk.Open(Opening(), Friday).Ticket;
        Assert.Equal(Friday + Duration.FromHours(3), desk.Read(ticket, "resolution", Friday).DueAt);
        ticket = desk.Decide(ticket, new AssignTicket(Agent: new("li.wei")) { By = Lead }, Friday).EnsureAccepted().Ticket;
        Assert.Equal(Friday + Duration.FromHours(5), desk.Read(ticket, "resolution", Friday).DueAt);
        ticket = desk.Decide(ticket, new SetFields([new("complex", FactValue.Of(true))]) { By = Agent }, Friday).EnsureAccepted().Ticket;
        Assert.Equal(Friday + Duration.FromHours(1), desk.Read(ticket, "resolution", Friday).DueAt);
    }

    /// <summary>The same when every row asks only what was said of the request.</summary>
    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void A_target_follows_a_field()
    {
        var desk = With(
            """
            { "objectives": { "resolution": { "targets": [{ "if": { "fact": "field.complex", "is": true }, "within": "PT1H" },
              { "within": "PT5H" }] } } }
            """
        );
        var ticket = desk.Open(Opening(), Friday).Ticket;
        Assert.Equal(Friday + Duration.FromHours(5), desk.Read(ticket, "resolution", Friday).DueAt);
        ticket = desk.Decide(ticket, new SetFields([new("complex", FactValue.Of(true))]) { By = Agent }, Friday).EnsureAccepted().Ticket;
        Assert.Equal(Friday + Duration.FromHours(1), desk.Read(ticket, "resolution", Friday).DueAt);
    }

    private static string? Due(Ticket ticket, string objective) =>
        CallCenter
            .Read(ticket, objective, Friday + Minutes(10))
            .DueAt?.InZone(CallCenter.Zone)
            .LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", null);
}
