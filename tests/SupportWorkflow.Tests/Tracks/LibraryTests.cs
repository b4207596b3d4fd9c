using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tracks;

/// <summary>The kinds of tracks that travel with the library: each is taken over, walked to its good end, and refuses what it must.
/// </summary>
public sealed class LibraryTests
{
    private static readonly TicketWorkflow Desk = With(
        """
        { "tracks": {
            "visit": { "like": "visit" }, "appointment": { "like": "appointment" },
            "approval": { "like": "approval", "blocks": ["prioritise"] },
            "consent": { "like": "consent", "blocks": ["resolve"], "blocksIf": { "fact": "category", "is": "network-connection" } },
            "repair": { "like": "repair" }, "spare-part": { "like": "spare-part" }, "exchange": { "like": "exchange" },
            "quote": { "like": "quote" }, "remote-session": { "like": "remote-session" }, "review": { "like": "review" },
            "milestone": { "like": "milestone" }, "hand-over": { "like": "hand-over" },
            "collaboration": { "like": "collaboration", "notices": { "asked": { "to": ["role:lead"] } } },
            "complaint": { "like": "complaint" }, "follow-up-call": { "like": "follow-up-call" }, "risk-stop": { "like": "risk-stop" },
            "verification": { "like": "verification" },
            "health-check": {
              "like": "checklist", "name": { "en": "Health check", "zh-CN": "健康检查" }, "blocks": ["tag"],
              "items": { "esd": { "en": "ESD", "zh-CN": "防静电" }, "antivirus": { "en": "Antivirus", "zh-CN": "杀毒" } }
            }
        } }
        """
    );
    private static readonly Actor Boss = new("boss", Role.Lead);

    private static Ticket Working =>
        Does(Desk.Open(Opening(), Friday).Ticket, new AssignTicket(Agent: new("li.wei")) { By = Lead }, new StartWork { By = Engineer });

    [Fact]
    public void Every_kind_of_the_library_is_taken_over_and_speaks_both_languages()
    {
        Assert.Equal(18, Desk.TrackKinds.Count);
        foreach (var kind in Desk.TrackKinds)
        {
            LocalText[] texts =
            [
                kind.Name,
                kind.About!,
                .. kind.Lifecycle.States.Select(s => s.Text),
                .. kind.Lifecycle.Triggers.Select(t => t.Text),
                .. kind.Lifecycle.Guards.Select(g => g.Text),
                .. kind.Objectives.Select(o => o.Text),
            ];
            Assert.All(texts, t => Assert.True(t.Chinese?.Any(c => c >= '一') == true && t.English.All(c => c < '一'), $"{kind.Id}: {t}"));
        }
    }

    [Fact]
    public void A_kind_under_another_name_asks_its_own_facts_and_an_unknown_one_is_told()
    {
        Assert.Equal(["antivirus", "esd"], Desk.TrackKinds.Single(k => k.Id == "health-check").Items.Order());
        var problem = Assert.Single(
            Assert.Throws<DefinitionException>(() => With("""{ "tracks": { "v": { "like": "vist", "name": { "en": "V" } } } }""")).Problems,
            p => p.Code == "track.unknown-like"
        );
        Assert.Equal(("visit", "$.tracks.v.like"), (problem.Suggestion, problem.Path));
    }

    [Fact]
    [Trait("Requirement", "HND-3")]
    [Trait("Requirement", "SLA-1")]
    public void A_visit_has_a_window_a_deadline_of_its_own_and_a_departure()
    {
        Refused("intake.invalid", Working, new StartTrack("visit") { By = Agent });
        var visit = Start(Working, "visit", Agent, ("from", "2024-10-11T10:00:00Z"), ("to", "2024-10-11T12:00:00Z"));
        Assert.Contains("2024-10-11 18:00", Assert.Single(visit.Notices, n => n.Template == "visit.agreed").Text.Chinese, Ordinal);
        var clock = visit.Ticket.Clock("visit.arrival", "visit/1")!;
        Assert.Equal(Instant.FromUtc(2024, 10, 11, 12, 0), clock.DueAt(Desk.Calendars));
        // Moved by hand, the deadline moves too; the ticket's own promises stay.
        var moved = Does(visit.Ticket, new AmendTrack("visit/1", [F("to", "2024-10-11T13:00:00Z")]) { By = Agent });
        Assert.Equal(Instant.FromUtc(2024, 10, 11, 13, 0), moved.Clock("visit.arrival", "visit/1")!.DueAt(Desk.Calendars));
        Assert.Equal(Working.Clock("resolution"), moved.Clock("resolution"));
        Refused("lifecycle.not-from-state", moved, new FireTrack("visit/1", "leave") { By = Engineer });
        // Late: the ticket wakes up by itself, and says so once.
        var late = Desk.Advance(moved, Instant.FromUtc(2024, 10, 11, 13, 0) + Duration.FromSeconds(1)).Ticket;
        Assert.Contains(late.Clock("visit.arrival", "visit/1")!.Raised, r => r.Point == SlaClock.DuePoint);
        var there = Desk.Decide(moved, new FireTrack("visit/1", "arrive") { By = Engineer }, Friday + Minutes(60)).EnsureAccepted().Ticket;
        Assert.Equal(ClockPhase.Stopped, there.Clock("visit.arrival", "visit/1")!.Phase);
        var over = Desk.Decide(there, new FireTrack("visit/1", "leave") { By = Engineer }, Friday + Minutes(90)).EnsureAccepted().Ticket;
        Assert.True(over.Tracks[0].IsGood);
        var missed = Desk.Decide(moved, new FireTrack("visit/1", "find-nobody") { By = Engineer }, Friday).EnsureAccepted();
        Assert.Contains(missed.Notices, n => n.Template == "visit.missed");
        Assert.Equal(ClockPhase.Cancelled, missed.Ticket.Clock("visit.arrival", "visit/1")!.Phase);
    }

    [Fact]
    [Trait("Requirement", "HND-17")]
    public void An_approval_is_given_by_the_one_named_and_by_nobody_who_asked()
    {
        var asked = Start(Working, "approval", Lead, ("subject", "Express"), ("approver", "boss")).Ticket;
        var raise = new PrioritiseTicket("They pay.") { By = Lead, Priority = new("P1") };
        Refused("lifecycle.guard-does-not-hold", asked, raise);
        Refused("lifecycle.guard-does-not-hold", asked, Fire("approval/1", "approve", Lead, ("reason", "I want it.")));
        Refused("lifecycle.guard-does-not-hold", asked, Fire("approval/1", "approve", Agent, ("reason", "Why not.")));
        Refused("lifecycle.guard-does-not-hold", asked, Fire("approval/1", "approve", Boss));
        Refused("lifecycle.role-not-granted", asked, Fire("approval/1", "approve", Customer));
        var approved = Does(asked, Fire("approval/1", "approve", Boss, ("reason", "It is cheap.")));
        Assert.Equal("It is cheap.", approved.Tracks[0].Field("reason").Text);
        Assert.Null(Desk.Decide(approved, raise, Friday).Rejection);
    }

    [Fact]
    [Trait("Requirement", "HND-6")]
    [Trait("Requirement", "SLA-14")]
    public void A_solution_is_agreed_before_it_is_carried_out_with_its_cost()
    {
        var resolve = new ResolveTicket(new(Resolutions.ResolutionResult.Resolved, "New version.")) { By = Engineer };
        // Tickets of other categories need none.
        Assert.Null(Desk.Decide(Does(Working, new ClassifyTicket(new("hardware-fault")) { By = Agent }), resolve, Friday).Rejection);
        var network = Does(Working, new ClassifyTicket(new("network-connection")) { By = Agent });
        Refused("lifecycle.guard-does-not-hold", network, resolve);
        Refused("intake.invalid", network, new StartTrack("consent") { By = Engineer, Fields = [F("content", "Update")] });
        var asked = Start(network, "consent", Engineer, ("content", "Update"), ("steps", "1. stop 2. copy"), ("impact", "A restart"));
        Assert.Contains("A restart", Assert.Single(asked.Notices, n => n.Template == "consent.asked").Text.English, Ordinal);
        Refused("lifecycle.role-not-granted", asked.Ticket, Fire("consent/1", "agree", Engineer));
        Refused("lifecycle.guard-does-not-hold", asked.Ticket, Fire("consent/1", "record-agreement", Engineer));
        Refused("lifecycle.guard-does-not-hold", asked.Ticket, resolve);
        // The customer agrees to it and does not rewrite it.
        Refused("intake.invalid", asked.Ticket, Fire("consent/1", "agree", Customer, ("content", "All for free")));
        Assert.Null(Desk.Decide(Does(asked.Ticket, Fire("consent/1", "agree", Customer)), resolve, Friday).Rejection);
        Refused("lifecycle.guard-does-not-hold", Does(asked.Ticket, Fire("consent/1", "decline", Customer)), resolve);
    }

    [Fact]
    [Trait("Requirement", "HND-10")]
    [Trait("Requirement", "HND-15")]
    public void A_repair_goes_by_its_finding_and_the_customer_sees_it()
    {
        var started = Start(Working, "repair", Agent, ("address", "Repair centre, Beijing"), ("prepare", "the invoice"));
        var told = Assert.Single(started.Notices, n => n.Template == "repair.instructions").Text.English;
        Assert.Contains("the invoice\nSend it to: Repair centre, Beijing", told, Ordinal);
        var received = Does(started.Ticket, Fire("repair/1", "receive", Agent));
        Refused("lifecycle.guard-does-not-hold", received, Fire("repair/1", "inspect", Engineer));
        var inspected = Does(received, Fire("repair/1", "inspect", Engineer, ("finding", "exchange")));
        Refused("lifecycle.guard-does-not-hold", inspected, Fire("repair/1", "repair", Engineer));
        var ready = Does(inspected, Fire("repair/1", "exchange", Engineer));
        Refused("lifecycle.guard-does-not-hold", ready, Fire("repair/1", "send-back", Agent));
        Assert.True(Does(ready, Fire("repair/1", "send-back", Agent, ("parcel-out", "SF1"))).Tracks[0].IsGood);
        Assert.Equal("ready", Desk.View(ready, [], Customer)!.Ticket.Tracks[0].State);
        var part = Start(Working, "spare-part", Engineer, ("part", "Fuser"), ("needed-by", "2024-10-14T01:00:00Z"));
        Assert.Equal("intake.invalid", part.Rejection?.Code);
        part = Desk.Decide(
            Working,
            new StartTrack("spare-part") { By = Engineer, Fields = [F("part", "Fuser"), new("quantity", FactValue.Of(2))] },
            Friday
        );
        Assert.True(
            Does(part.EnsureAccepted().Ticket, Fire("spare-part/1", "allot", Agent), Fire("spare-part/1", "receive", Agent))
                .Tracks[0]
                .IsGood
        );
    }

    [Fact]
    [Trait("Requirement", "HND-16")]
    public void An_exchange_is_judged_first_and_approved_unless_dead_on_arrival()
    {
        var asked = Start(Working, "exchange", Agent, ("wish", "exchange")).Ticket;
        Refused("lifecycle.guard-unknown", asked, Fire("exchange/1", "judge", Engineer));
        var doa = Does(asked, Fire("exchange/1", "judge", Engineer, ("judgement", "doa")));
        Assert.Equal("commerce", doa.Tracks[0].State);
        var toApprove = Does(asked, Fire("exchange/1", "judge", Engineer, ("judgement", "not-doa")));
        Assert.Equal("to-approve", toApprove.Tracks[0].State);
        Refused("lifecycle.guard-does-not-hold", toApprove, Fire("exchange/1", "approve", Agent, ("reason", "Mine.")));
        var approved = Does(toApprove, Fire("exchange/1", "approve", Lead, ("reason", "A good customer.")));
        Refused("lifecycle.guard-does-not-hold", approved, Fire("exchange/1", "take-back", Agent));
        Assert.True(Does(approved, Fire("exchange/1", "provide-parts", Agent), Fire("exchange/1", "carry-out", Engineer)).Tracks[0].IsGood);
    }

    [Fact]
    public void A_quote_is_accepted_by_the_customer_before_it_expires()
    {
        var fields = new TicketField[] { F("what", "Fuser"), new("amount", FactValue.Of(120)), F("valid-until", "2024-10-11T09:30:00Z") };
        var sent = Desk.Decide(Working, new StartTrack("quote") { By = Agent, Fields = [.. fields] }, Friday).EnsureAccepted().Ticket;
        Refused("lifecycle.role-not-granted", sent, Fire("quote/1", "accept", Agent));
        Assert.True(Does(sent, Fire("quote/1", "accept", Customer)).Tracks[0].IsGood);
        var late = Desk.Advance(sent, Friday + Minutes(61));
        Assert.Contains(late.Events.OfType<ClockPointReached>(), e => e is { Objective: "quote.answer", Track: "quote/1", Point: "due" });
    }

    [Fact]
    [Trait("Requirement", "HND-2")]
    public void A_remote_session_is_begun_by_the_requester_or_with_consent()
    {
        Refused("intake.invalid", Working, new StartTrack("remote-session") { By = Engineer, Fields = [F("connection", "VPN")] });
        var offered = Start(Working, "remote-session", Engineer, ("purpose", "Look at the log"), ("connection", "VPN"));
        Assert.Contains(
            "Look at the log",
            Assert.Single(offered.Notices, n => n.Template == "remote-session.offered").Text.Chinese,
            Ordinal
        );
        Refused("lifecycle.role-not-granted", offered.Ticket, Fire("remote-session/1", "begin", Engineer));
        Refused("lifecycle.guard-does-not-hold", offered.Ticket, Fire("remote-session/1", "begin-with-consent", Engineer));
        Assert.Equal("running", Does(offered.Ticket, Fire("remote-session/1", "begin", Customer)).Tracks[0].State);
        var agreed = Does(offered.Ticket, Fire("remote-session/1", "begin-with-consent", Engineer, ("consent-by", "Chen Jing, by phone")));
        Assert.True(Does(agreed, Fire("remote-session/1", "end", Engineer)).Tracks[0].IsGood);
    }

    [Fact]
    [Trait("Requirement", "HND-5")]
    [Trait("Requirement", "HND-14")]
    public void A_review_sets_a_new_promised_time_and_milestones_are_deadlines()
    {
        var called = Start(Working, "review", Lead, ("at", "2024-10-11T09:00:00Z"), ("people", "development, test")).Ticket;
        Refused("lifecycle.guard-does-not-hold", called, Fire("review/1", "decide", Lead, ("result", "A patch.")));
        var decided = Desk.Decide(
            called,
            Fire("review/1", "decide", Lead, ("result", "A patch."), ("promise", "2024-10-12T02:00:00Z")),
            Friday
        );
        Assert.Contains(
            "2024-10-12 10:00",
            Assert.Single(decided.EnsureAccepted().Notices, n => n.Template == "review.promised").Text.Chinese,
            Ordinal
        );
        var one = Start(decided.Ticket, "milestone", Lead, ("what", "Patch"), ("owner", "dev"), ("by", "2024-10-11T10:00:00Z")).Ticket;
        var two = Start(one, "milestone", Lead, ("what", "Test"), ("owner", "test"), ("by", "2024-10-11T11:00:00Z")).Ticket;
        var late = Desk.Advance(two, Instant.FromUtc(2024, 10, 11, 10, 30));
        Assert.Equal(
            ["milestone/1"],
            late.Events.OfType<ClockPointReached>().Where(e => e.Point == "due" && e.Track is not null).Select(e => e.Track)
        );
    }

    [Fact]
    [Trait("Requirement", "ESC-5")]
    public void A_hand_over_package_is_whole_and_accepted_by_somebody_else()
    {
        Refused("intake.invalid", Working, new StartTrack("hand-over") { By = Engineer, Fields = [F("to", "second line")] });
        var offered = Start(
            Working,
            "hand-over",
            Engineer,
            ("to", "second line"),
            ("diagnosis", "DB"),
            ("tried", "restart"),
            ("state", "down")
        );
        Refused("lifecycle.guard-does-not-hold", offered.Ticket, Fire("hand-over/1", "accept", Engineer));
        Refused("lifecycle.guard-does-not-hold", offered.Ticket, Fire("hand-over/1", "return", Boss));
        Assert.True(Does(offered.Ticket, Fire("hand-over/1", "accept", Boss)).Tracks[0].IsGood);
    }

    [Fact]
    [Trait("Requirement", "ASG-6")]
    [Trait("Requirement", "CLS-5")]
    public void A_collaboration_names_who_what_and_when_and_copies_the_lead()
    {
        Refused("intake.invalid", Working, new StartTrack("collaboration") { By = Agent, Fields = [F("department", "Network")] });
        var asked = Start(
            Working,
            "collaboration",
            Agent,
            ("department", "Network"),
            ("liaison", "Mr Sun"),
            ("need", "Open port 443"),
            ("by", "2024-10-11T10:00:00Z")
        );
        Assert.Equal("role:lead", Assert.Single(asked.Notices, n => n.Template == "collaboration.asked").Recipient.ToString());
        Refused("lifecycle.guard-does-not-hold", asked.Ticket, Fire("collaboration/1", "deliver", Agent));
        Assert.True(Does(asked.Ticket, Fire("collaboration/1", "deliver", Agent, ("answer", "Port is open."))).Tracks[0].IsGood);
    }

    [Fact]
    [Trait("Requirement", "ESC-9")]
    public void A_complaint_is_heard_judged_and_closed_by_agreement_only()
    {
        // A customer complains by themselves.
        var received = Start(Working, "complaint", Customer, ("what", "Nobody calls back.")).Ticket;
        Assert.Equal(Friday + Duration.FromHours(24), received.Clock("complaint.answer", "complaint/1")!.DueAt(Desk.Calendars));
        var heard = Does(received, Fire("complaint/1", "hear", Agent));
        Refused("lifecycle.guard-does-not-hold", heard, Fire("complaint/1", "judge", Agent));
        var dealt = Does(
            heard,
            Fire("complaint/1", "judge", Agent, ("judgement", "We were late.")),
            Fire("complaint/1", "deal-with", Agent, ("measures", "A named contact."))
        );
        Refused("lifecycle.role-not-granted", dealt, Fire("complaint/1", "agree", Agent));
        Refused("lifecycle.guard-does-not-hold", dealt, Fire("complaint/1", "record-agreement", Agent));
        Assert.Equal("heard", Does(dealt, Fire("complaint/1", "disagree", Customer)).Tracks[0].State);
        Assert.True(Does(dealt, Fire("complaint/1", "agree", Customer)).Tracks[0].IsGood);
    }

    [Fact]
    [Trait("Requirement", "RES-5")]
    [Trait("Requirement", "RES-6")]
    public void A_follow_up_call_and_a_verification_say_what_was_found()
    {
        var planned = Start(Working, "follow-up-call", Agent).Ticket;
        Assert.Equal(Friday + Duration.FromHours(48), planned.Clock("follow-up-call.call", "follow-up-call/1")!.DueAt(Desk.Calendars));
        Refused("lifecycle.guard-does-not-hold", planned, Fire("follow-up-call/1", "call", Agent));
        var again = Does(planned, Fire("follow-up-call/1", "try-again", Agent));
        var call = new FireTrack("follow-up-call/1", "call")
        {
            By = Agent,
            Fields = [F("reached", "Chen"), new("satisfied", FactValue.Of(true))],
        };
        Assert.True(Does(again, call).Tracks[0].IsGood);
        var open = Start(Working, "verification", Engineer).Ticket;
        var yes = FactValue.Of(true);
        TicketField[] found = [new("gone", yes), new("normal", yes), new("business", FactValue.Of(false)), F("shown-to", "Chen")];
        Refused("lifecycle.guard-does-not-hold", open, new FireTrack("verification/1", "verify") { By = Engineer, Fields = [.. found] });
        found[2] = new("business", yes);
        Assert.True(Does(open, new FireTrack("verification/1", "verify") { By = Engineer, Fields = [.. found] }).Tracks[0].IsGood);
    }

    [Fact]
    [Trait("Requirement", "HND-7")]
    public void An_unexpected_effect_stops_the_work_until_it_is_talked_through()
    {
        var resolve = new ResolveTicket(new(Resolutions.ResolutionResult.Resolved, "Done.")) { By = Engineer };
        // Where it is not known whether a consent is needed, the trigger waits too.
        Refused("lifecycle.guard-unknown", Working, resolve);
        var working = Does(Working, new ClassifyTicket(new("hardware-fault")) { By = Agent });
        var stopped = Start(working, "risk-stop", Engineer, ("effect", "The database is slow.")).Ticket;
        var no = Desk.Decide(stopped, resolve, Friday).Rejection!;
        Assert.Contains("no “Risk stop” runs", no.Reason.English, Ordinal);
        Refused("lifecycle.guard-does-not-hold", stopped, Fire("risk-stop/1", "assess", Engineer));
        var assessed = Does(stopped, Fire("risk-stop/1", "assess", Engineer, ("risk", "Low.")));
        Refused("lifecycle.guard-does-not-hold", assessed, Fire("risk-stop/1", "go-on", Engineer, ("decision", "Go on.")));
        var goesOn = Does(assessed, Fire("risk-stop/1", "go-on", Engineer, ("decision", "Go on."), ("talked-to", "Chen, Sun")));
        Assert.Null(Desk.Decide(goesOn, resolve, Friday).Rejection);
    }

    [Fact]
    [Trait("Requirement", "HND-18")]
    public void Planned_work_is_agreed_with_the_customer()
    {
        var proposed = Start(
            Working,
            "appointment",
            Engineer,
            ("what", "Upgrade"),
            ("from", "2024-10-12T01:00:00Z"),
            ("to", "2024-10-12T03:00:00Z")
        );
        Refused("lifecycle.not-from-state", proposed.Ticket, Fire("appointment/1", "begin", Engineer));
        var agreed = Does(proposed.Ticket, Fire("appointment/1", "agree", Customer));
        Assert.True(Does(agreed, Fire("appointment/1", "begin", Engineer), Fire("appointment/1", "finish", Engineer)).Tracks[0].IsGood);
        Assert.Equal(StateKind.Final, Does(agreed, Fire("appointment/1", "decline", Customer)).Tracks[0].StateKind);
    }

    [Fact]
    [Trait("Requirement", "HND-22")]
    [Trait("Requirement", "INT-19")]
    public void A_checklist_is_complete_when_no_point_is_open_and_a_gate_may_demand_it()
    {
        var tag = new TagTicket { By = Agent, Added = ["checked"] };
        Refused("lifecycle.guard-does-not-hold", Working, tag);
        var open = Start(Working, "health-check", Engineer, ("esd", "done")).Ticket;
        Refused("intake.invalid", open, Fire("health-check/1", "complete", Engineer, ("antivirus", "perhaps")));
        Refused("lifecycle.guard-does-not-hold", open, Fire("health-check/1", "complete", Engineer));
        var complete = Does(open, Fire("health-check/1", "complete", Engineer, ("antivirus", "not-applicable")));
        Assert.Null(Desk.Decide(complete, tag, Friday).Rejection);
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static TicketField F(string name, string value) => new(name, FactValue.Of(value));

    private static FireTrack Fire(string track, string trigger, Actor by, params (string Name, string Value)[] fields) =>
        new(track, trigger) { By = by, Fields = [.. fields.Select(f => F(f.Name, f.Value))] };

    private static Decision Start(Ticket ticket, string kind, Actor by, params (string Name, string Value)[] fields) =>
        Desk.Decide(ticket, new StartTrack(kind) { By = by, Fields = [.. fields.Select(f => F(f.Name, f.Value))] }, Friday);

    private static Ticket Does(Ticket ticket, params TicketCommand[] commands) => ticket.By(Desk, Friday, commands);

    private static void Refused(string code, Ticket ticket, TicketCommand command) =>
        Assert.Equal(code, Desk.Decide(ticket, command, Friday).Rejection?.Code);
}
