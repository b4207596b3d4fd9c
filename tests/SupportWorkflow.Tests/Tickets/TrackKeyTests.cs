using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tickets;

/// <summary>Clocks, points and firings belong to the ticket or to a track of it; events, JSON and facts say to which.</summary>
public sealed class TrackKeyTests
{
    private static readonly Ticket Opened = CallCenter.Open(Opening(), Friday).Ticket;

    [Fact]
    public void A_point_of_a_tracks_clock_raises_none_of_the_tickets_own()
    {
        var late = CallCenter.Advance(Opened, Friday + Duration.FromDays(9));
        var events = CallCenter.Open(Opening(), Friday).Events.Concat(late.Events).ToList();
        Assert.Contains(events, e => e is ClockPointReached { Objective: "response" });
        Assert.NotEmpty(CallCenter.Rebuild(events).Clock("response")!.Raised);

        TicketEvent[] ofTrack = [.. events.Select(e => e is ClockPointReached ? e with { Track = "visit-1" } : e)];

        var rebuilt = CallCenter.Rebuild(ofTrack);
        Assert.Empty(rebuilt.Clock("response")!.Raised);
        Assert.Null(rebuilt.Clock("response", "visit-1"));
    }

    [Fact]
    public void An_event_says_in_JSON_which_track_it_is_about_and_nothing_where_it_is_the_tickets()
    {
        var opened = CallCenter.Open(Opening(), Friday).Events;
        TicketEvent[] events = [opened[0], opened[1] with { Track = "visit-1" }];

        var json = System.Text.Encoding.UTF8.GetString(TicketJson.Write(events));

        Assert.Equal(2, json.Split("\"track\":\"visit-1\"").Length);
        Assert.Equal(events, TicketJson.ReadEvents(System.Text.Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void A_clock_of_a_track_is_written_read_and_told_apart()
    {
        var own = Opened.Clock("response")!;
        var other = Started("visit-1");
        var both = Opened with { Clocks = Opened.Clocks.Add(other) };

        var read = TicketJson.ReadTicket(TicketJson.Write(both));

        Assert.Equal(both, read);
        Assert.Equal(own, read.Clock("response"));
        Assert.Equal(other, read.Clock("response", "visit-1"));
        Assert.NotEqual(other, Started(null));
        Assert.Equal("visit-1", other.Stop(Friday).Track);
    }

    [Fact]
    public void A_rule_that_fired_for_a_track_is_free_for_the_ticket()
    {
        var record = EscalationRecord.Nothing.WithFiring(new("late", 2, Friday, Track: "visit-1"));

        Assert.Null(record.Firing("late"));
        Assert.Equal(2, record.Firing("late", "visit-1")!.Value.Number);
        Assert.Equal(1, record.WithFiring(new("late", 1, Friday)).Firing("late")!.Value.Number);
        Assert.Equal(2, record.WithFiring(new("late", 1, Friday)).Firings.Count);
    }

    [Fact]
    public void A_condition_can_ask_which_track_an_event_is_about() =>
        Assert.Contains(CallCenter.Policies.RuleFacts.Catalogue.Facts, f => f.Name == "event.track" && f.Type == FactType.Text);

    private static SlaClock Started(string? track) =>
        new SlaClock("response", track).Place(
            new(ClockMarkKind.Start, Friday, 1, new TargetChoice(SlaTarget.Elapsed(Duration.FromHours(1))))
        );
}
