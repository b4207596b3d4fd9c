using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;
using SupportWorkflow.Tests;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tracks;

/// <summary>Tracks at the edges of a ticket's life: its end, its reopening, another profile; and what people are told of them.</summary>
public sealed class TrackEdgeTests
{
    private static readonly ValueList<TicketField> Window =
    [
        new("from", FactValue.Of("2024-10-14T01:00:00Z")),
        new("to", FactValue.Of("2024-10-14T03:00:00Z")),
    ];

    private static readonly StartTrack Visit = new("visit") { By = Agent, Fields = Window };

    private static readonly Instant Until = Instant.FromUtc(2024, 10, 14, 3, 0);

    private static readonly ResolveTicket Solution = new(new(ResolutionResult.Resolved, "Reinstalled.")) { By = Engineer };

    [Fact]
    [Trait("Requirement", "HND-3")]
    public void The_end_of_the_ticket_ends_the_promises_of_its_tracks_and_its_reopening_brings_them_back()
    {
        var visited = InProgress().Then(Friday, Visit);
        Assert.Equal((ClockPhase.Running, Until), (Arrival(visited).Phase, Arrival(visited).DueAt(CallCenter.Calendars)));
        var cancelled = visited.Then(Friday, new CancelTicket("No longer needed.") { By = Customer });
        Assert.NotEqual(ClockPhase.Running, Arrival(cancelled).Phase);
        // Nothing of the visit is due any more, however late it is.
        Assert.DoesNotContain(CallCenter.Advance(cancelled, Until + Minutes(60)).Events, e => e is ClockPointReached { Track: not null });
        Assert.Contains(CallCenter.Advance(visited, Until + Minutes(60)).Events, e =>
            e is ClockPointReached { Track: "visit/1", Point: "due" }
        );
        Assert.Equal("lifecycle.not-from-state", CallCenter.Decide(cancelled, Arrive, Friday).Rejection?.Code);

        var closed = InProgress().Then(Friday, Visit, Solution, new ConfirmResolution { By = Customer }, new CloseTicket { By = Agent });
        Assert.Equal(StateKind.Final, closed.State.Kind);
        var back = closed.Then(Friday, new ReopenTicket("It is back.") { By = Customer });
        // The visit goes on where it was, as nobody ended it.
        Assert.True(back.Track("visit/1")!.IsOpen);
        Assert.Equal((ClockPhase.Running, Until), (Arrival(back).Phase, Arrival(back).DueAt(CallCenter.Calendars)));
    }

    [Fact]
    public void A_track_called_off_promises_nothing_and_counts_for_nothing()
    {
        var off = InProgress().Then(Friday, Visit, new CancelTrack("visit/1", "They come themselves.") { By = Agent });
        Assert.NotEqual(ClockPhase.Running, Arrival(off).Phase);
        Assert.Equal("track.cancelled", CallCenter.Decide(off, Arrive, Friday).Rejection?.Code);
        var next = off.Then(Friday, Visit);
        Assert.Equal(["visit/1", "visit/2"], next.Tracks.Select(t => t.Id));
        Assert.Equal(ClockPhase.Running, next.Clock("visit.arrival", "visit/2")!.Phase);
    }

    [Fact]
    public void Another_profile_keeps_what_was_begun_and_lets_it_be_called_off()
    {
        var platform = ProfileWith("""{ "id": "platform", "version": "1", "tracks": { "visit": null, "collaboration": null } }""")
            .Compile();
        var both = new WorkflowShelf(CallCenter, platform);
        var visited = InProgress().Then(Friday, Visit);
        var moved = both.Decide(visited, new MoveToProfile(platform.Profile, RetargetMode.FromStart, "Other desk.") { By = Lead }, Friday)
            .EnsureAccepted()
            .Ticket;
        Assert.NotEqual(ClockPhase.Running, Arrival(moved).Phase);
        Assert.Empty(both.Find(CallCenter.Profile)!.PermittedOnTrack(moved, "visit/1", Engineer, Friday).Now.Names);
        Assert.Equal("track.not-of-profile", both.Decide(moved, Arrive, Friday).Rejection?.Code);
        var off = both.Decide(moved, new CancelTrack("visit/1", "Not ours.") { By = Agent }, Friday).EnsureAccepted().Ticket;
        Assert.True(off.Track("visit/1")!.IsCancelled);
    }

    /// <summary>Each in a profile of its own: one of them alone must have the other events looked at.</summary>
    [Theory]
    [InlineData("""{ "events": ["requester-contacted"] }""", true)]
    [InlineData("""{ "becomes": { "fact": "field.seen", "is": true } }""", false)]
    public void A_promise_of_a_track_may_listen_to_the_ticket(string stop, bool byContact)
    {
        var desk = With(
            $$"""
            {
              "fields": { "seen": { "type": "yes-no", "name": { "en": "Seen" } } },
              "tracks": {
                "visit": {
                  "objectives": {
                    "before": {
                      "name": { "en": "Before", "zh-CN": "事先" },
                      "start": { "events": ["track-started"] },
                      "stop": {{stop}},
                      "targets": [{ "within": "PT2H" }]
                    }
                  }
                }
              }
            }
            """
        );
        var visited = desk.Open(Opening(), Friday).Ticket.By(desk, Friday, Visit);
        Assert.Equal(ClockPhase.Running, Phase(visited));
        var spoken = visited.By(desk, Friday + Minutes(1), new RecordContact("We come on Monday.") { By = Agent });
        Assert.Equal(byContact ? ClockPhase.Stopped : ClockPhase.Running, Phase(spoken));
        var seen = visited.By(desk, Friday + Minutes(1), new SetFields([new("seen", FactValue.Of(true))]) { By = Agent });
        Assert.Equal(byContact ? ClockPhase.Running : ClockPhase.Stopped, Phase(seen));

        static ClockPhase Phase(Ticket ticket) => ticket.Clock("visit.before", "visit/1")!.Phase;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tracks_cost_a_decision_that_is_not_about_them_no_byte(bool open)
    {
        var whole = JsonNode.Parse(CallCenter.ToJson()!)!.AsObject();
        whole.Remove("tracks");
        var rules = whole["rules"]!.AsArray();
        rules.Remove(rules.Single(r => (string?)r!["name"] == "call-the-dissatisfied"));
        var without = WorkflowProfile.Parse(Encoding.UTF8.GetBytes(whole.ToJsonString())).Compile();
        var log = new LogWork("The spooler was restarted.") { By = Engineer };
        TicketCommand[] begin = [new AssignTicket(Agent: new("li.wei")) { By = Lead }, new StartWork { By = Engineer }];
        var bare = without.Open(Opening(), Friday).Ticket.By(without, Friday, begin);
        var same = open ? InProgress().Then(Friday, Visit, new StartTrack("follow-up-call") { By = Agent }) : InProgress();

        Assert.Equal(
            Allocated.By(() => without.Decide(bare, log, Friday + Minutes(5))),
            Allocated.By(() => CallCenter.Decide(same, log, Friday + Minutes(5)))
        );
    }

    [Fact]
    [Trait("Requirement", "RES-5")]
    public void A_bad_rating_before_the_end_has_somebody_call()
    {
        var solved = InProgress().Then(Friday, Solution);
        var rated = CallCenter.Decide(solved, new RateTicket(1) { By = Customer }, Friday).EnsureAccepted();
        Assert.Equal("follow-up-call", Assert.IsType<TrackStarted>(Assert.Single(rated.Events, e => e is TrackStarted)).Kind);
        Assert.DoesNotContain(CallCenter.Decide(solved, new RateTicket(5) { By = Customer }, Friday).EnsureAccepted().Events, e =>
            e is TrackStarted
        );
    }

    [Fact]
    public void A_rule_waits_for_an_instant_that_a_track_holds()
    {
        var desk = With(
            """
            { "rules": [{
                "name": "on-the-way", "text": { "en": "time to set out", "zh-CN": "该出发了" },
                "when": { "at": "track.visit.field.from", "before": "PT1H" },
                "if": { "fact": "track.visit.state", "is": "agreed" },
                "then": [{ "fire": "fire-track", "with": { "track": "visit/1", "trigger": "set-out" } }]
            }] }
            """
        );
        var visited = desk.Decide(desk.Open(Opening(), Friday).Ticket, Visit, Friday).EnsureAccepted().Ticket;
        var hour = Instant.FromUtc(2024, 10, 14, 0, 0);
        Assert.DoesNotContain(Fired(desk, visited, hour - Minutes(1)), e => e is TrackMoved);
        var moved = Assert.Single(Fired(desk, visited, hour), e => e is TrackMoved);
        Assert.Equal(hour, moved.OccurredAt);
        // Agreed anew, it waits for the new time.
        var later = desk.Decide(
                visited,
                new AmendTrack("visit/1", [new("from", FactValue.Of("2024-10-14T02:00:00Z"))]) { By = Agent },
                Friday
            )
            .EnsureAccepted()
            .Ticket;
        Assert.DoesNotContain(Fired(desk, later, hour), e => e is TrackMoved);
        Assert.Contains(Fired(desk, later, hour + Minutes(60)), e => e is TrackMoved);
    }

    [Fact]
    public void What_runs_and_what_waits_for_it_is_explained_in_both_languages()
    {
        var desk = With(
            """
            {
              "tracks": {
                "consent": { "like": "consent", "blocks": ["resolve"], "blocksIf": { "fact": "impact", "is": "user-blocked" } },
                "risk-stop": { "like": "risk-stop", "stops": ["start"] }
              }
            }
            """
        );
        var ticket = desk.Decide(desk.Open(Opening(), Friday).Ticket, Visit, Friday).EnsureAccepted().Ticket;
        var told = desk.Explain(ticket, Friday).Tracks;
        Assert.Equal(["上门服务（visit/1）：自 2024-10-11 16:30:00 起已约定", "解决须待“客户同意”完成"], told.Select(t => t.Chinese));
        // What waits on other tickets does not wait on this one.
        Assert.Empty(desk.Explain(desk.Open(Opening("usage-question"), Friday).Ticket, Friday).Tracks);
        // Where nobody knows whether it waits, it does, as its guard does.
        Assert.Single(desk.Explain(desk.Open(Opening(impact: null), Friday).Ticket, Friday).Tracks);
        var stopped = desk.Decide(
                ticket,
                new StartTrack("risk-stop") { By = Engineer, Fields = [new("effect", FactValue.Of("The other printer stopped."))] },
                Friday
            )
            .EnsureAccepted()
            .Ticket;
        Assert.Equal(
            [
                "Visit (visit/1): Agreed since 2024-10-11 16:30:00",
                "Risk stop (risk-stop/1): Stopped since 2024-10-11 16:30:00",
                "start waits while “Risk stop” runs",
                "resolve waits until “Consent” has come to a good end",
            ],
            desk.Explain(stopped, Friday).Tracks.Select(t => t.English)
        );
        Assert.Contains(desk.Explain(stopped, Friday).Clocks, c => c.Text.In("zh").Contains("visit/1", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "ESC-11")]
    public void Who_passes_a_ticket_on_stays_its_coordinator_and_is_told()
    {
        var desk = With(
            """
            {
              "teams": { "hotline": { "name": { "en": "Hotline" } }, "network": { "name": { "en": "Network" } } },
              "tracks": { "visit": null, "collaboration": null }
            }
            """
        );
        var ours = desk.Open(Opening(), Friday)
            .Ticket.By(desk, Friday, new AssignTicket(new TeamId("hotline"), new("li.wei")) { By = Lead });
        Assert.Null(ours.Assignment!.Coordinator);
        var offered = ours.By(desk, Friday, new OfferTransfer(new TeamId("network"), "A switch.", "Cables.") { By = Lead });
        Assert.Null(offered.Assignment!.Coordinator);
        var taken = desk.Decide(offered, new AcceptTransfer { By = Other }, Friday).EnsureAccepted();
        Assert.Equal((new TeamId("network"), new TeamId("hotline")), (taken.Ticket.Assignment!.Team, taken.Ticket.Assignment.Coordinator));
        var working = desk.Decide(
                taken.Ticket.By(desk, Friday, new AssignTicket(new TeamId("network"), new("ma.jun")) { By = Lead, Reason = "On duty." }),
                new StartWork { By = new("ma.jun", Role.Engineer) },
                Friday
            )
            .EnsureAccepted();
        Assert.Equal(new TeamId("hotline"), working.Ticket.Assignment!.Coordinator);
        // Back where it came from, nobody coordinates any more.
        var back = working.Ticket.By(
            desk,
            Friday,
            new OfferTransfer(new TeamId("hotline"), "Solved here.", "A new switch.") { By = Lead },
            new AcceptTransfer { By = Other }
        );
        Assert.Null(back.Assignment!.Coordinator);
        Assert.Contains(taken.Notices, n => n.Template == "coordinated" && n.Recipient.ToString() == "team:hotline");
    }

    private static readonly Actor Other = new("sun.li", Role.Lead);

    private static FireTrack Arrive => new("visit/1", "arrive") { By = Engineer };

    private static SlaClock Arrival(Ticket ticket) => ticket.Clock("visit.arrival", "visit/1")!;

    private static List<TicketEvent> Fired(TicketWorkflow desk, Ticket ticket, Instant until)
    {
        var events = new List<TicketEvent>();
        for (var more = true; more; )
        {
            var decision = desk.Advance(ticket, until);
            more = decision.Events.Count > 0;
            events.AddRange(decision.Events);
            ticket = decision.Ticket;
        }
        return events;
    }
}
