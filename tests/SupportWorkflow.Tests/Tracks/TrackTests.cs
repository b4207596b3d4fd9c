using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tracks;

/// <summary>What runs beside a ticket: started, moved, completed, called off; what it blocks, pauses and brings about.</summary>
public sealed class TrackTests
{
    private const string Profile = """
        {
          "tracks": {
            "outing": {
              "name": { "en": "Visit", "zh-CN": "上门服务" },
              "visible": true,
              "atOnce": 2,
              "roles": ["engineer", "agent"],
              "pauses": ["resolution"],
              "fields": {
                "from": { "type": "instant", "name": { "en": "From", "zh-CN": "开始时间" } },
                "people": { "type": "number", "name": { "en": "People", "zh-CN": "人数" } }
              },
              "lifecycle": {
                "initial": "agreed",
                "states": {
                  "agreed": { "kind": "queued", "name": { "en": "Agreed", "zh-CN": "已约定" } },
                  "there": { "kind": "working", "name": { "en": "There", "zh-CN": "已到达" } },
                  "over": { "kind": "done", "name": { "en": "Over", "zh-CN": "已完成" } },
                  "missed": { "kind": "final", "name": { "en": "Nobody there", "zh-CN": "无人在场" } }
                },
                "triggers": { "arrive": { "en": "arrive", "zh-CN": "到达" } },
                "guards": { "agreed-on": { "if": { "fact": "track.outing.field.from", "known": true }, "text": { "en": "a time is agreed", "zh-CN": "已约定时间" } } },
                "transitions": [
                  { "trigger": "arrive", "from": ["agreed"], "to": "there", "roles": ["engineer"], "guard": "agreed-on" },
                  { "trigger": "leave", "from": ["there"], "to": "over", "roles": ["engineer"] },
                  { "trigger": "find-nobody", "from": ["agreed", "there"], "to": "missed", "roles": ["engineer"] }
                ]
              },
              "onRefused": [{ "escalateTo": 1 }]
            },
            "approval": {
              "name": { "en": "Approval", "zh-CN": "审批" },
              "blocks": ["resolve"],
              "fields": { "reason": { "type": "text", "name": { "en": "Reason", "zh-CN": "理由" } } },
              "lifecycle": {
                "initial": "asked",
                "states": {
                  "asked": { "kind": "waiting", "on": "other-team", "name": { "en": "Asked for", "zh-CN": "待审批" } },
                  "approved": { "kind": "done", "name": { "en": "Approved", "zh-CN": "已批准" } },
                  "refused": { "kind": "final", "name": { "en": "Refused", "zh-CN": "已拒绝" } }
                },
                "guards": {
                  "not-own": {
                    "if": { "all": [{ "fact": "track.approval.is-starter", "is": false }, { "fact": "track.approval.field.reason", "known": true }] },
                    "text": { "en": "somebody else decides, with a reason", "zh-CN": "须由他人审批并写明理由" }
                  }
                },
                "transitions": [
                  { "trigger": "approve", "from": ["asked"], "to": "approved", "roles": ["lead"], "guard": "not-own" },
                  { "trigger": "reject", "from": ["asked"], "to": "refused", "roles": ["lead"], "guard": "not-own" }
                ]
              },
              "onDone": [{ "raisePriority": 1 }]
            }
          }
        }
        """;
    private static readonly TicketWorkflow Desk = With(Profile);
    private static readonly Actor Boss = new("boss", Role.Lead);
    private static readonly TicketField Nine = new("from", FactValue.Of("2024-10-14T01:00:00Z"));
    private static readonly TicketField Because = new("reason", FactValue.Of("It is cheap."));

    private static Ticket Working =>
        Does(Desk.Open(Opening(), Friday).Ticket, new AssignTicket(Agent: new("li.wei")) { By = Lead }, new StartWork { By = Engineer });

    [Fact]
    [Trait("Requirement", "HND-3")]
    public void A_visit_is_agreed_on_made_and_left_and_its_story_is_told()
    {
        var started = Desk.Decide(Working, new StartTrack("outing") { By = Agent, Fields = [Nine] }, Friday).EnsureAccepted();
        Assert.Equal("outing/1", started.Events[0].Track);
        Assert.Equal("Visit started (outing/1)", Desk.Tell(started.Events[0]).English);
        var there = Desk.Decide(started.Ticket, new FireTrack("outing/1", "arrive") { By = Engineer, Note = "by car" }, Friday)
            .EnsureAccepted();
        Assert.Equal("Visit (outing/1): arrive → There. Reason: by car", Desk.Tell(there.Events[0]).English);
        Assert.Equal("上门服务（outing/1）：到达 → 已到达。原因：by car", Desk.Tell(there.Events[0]).Chinese);
        Assert.Equal(("in-progress", "there"), (there.Ticket.State.Name, there.Ticket.Tracks[0].State));
        var amended = Does(there.Ticket, new AmendTrack("outing/1", [new("people", FactValue.Of(2))]) { By = Engineer });
        var over = Does(amended, new FireTrack("outing/1", "leave") { By = Engineer });
        var track = over.Track("outing/1")!;
        Assert.Equal(("over", StateKind.Done, false), (track.State, track.StateKind, track.IsOpen));
        Assert.Equal([Nine, new("people", FactValue.Of(2))], track.Fields);
        Assert.Equal("wang.fang", track.StartedBy);
    }

    [Fact]
    public void Every_no_says_why()
    {
        var visit = Does(Working, new StartTrack("outing") { By = Agent });
        Assert.Equal("track.unknown-kind", Code(visit, new StartTrack("party") { By = Agent }));
        Assert.Equal("track.not-yours", Code(visit, new StartTrack("outing") { By = Customer }));
        Assert.Equal("intake.invalid", Code(visit, new StartTrack("outing") { By = Agent, Fields = [new("from", FactValue.Of("soon"))] }));
        Assert.Equal("intake.invalid", Code(visit, new StartTrack("outing") { By = Agent, Fields = [Because] }));
        Assert.Equal("track.unknown", Code(visit, new FireTrack("outing/2", "arrive") { By = Engineer }));
        Assert.Equal("track.unknown-trigger", Code(visit, new FireTrack("outing/1", "dance") { By = Engineer }));
        Assert.Equal("lifecycle.role-not-granted", Code(visit, new FireTrack("outing/1", "arrive") { By = Agent }));
        Assert.Equal("lifecycle.guard-does-not-hold", Code(visit, new FireTrack("outing/1", "arrive") { By = Engineer }));
        Assert.Equal("lifecycle.not-from-state", Code(visit, new FireTrack("outing/1", "leave") { By = Engineer }));
        Assert.Equal("track.unchanged", Code(visit, new AmendTrack("outing/1", []) { By = Engineer }));
        Assert.Equal("track.no-reason", Code(visit, new CancelTrack("outing/1", " ") { By = Agent }));
        var cancelled = Does(visit, new CancelTrack("outing/1", "The customer is away.") { By = Agent });
        Assert.Equal("track.cancelled", Code(cancelled, new FireTrack("outing/1", "arrive") { By = Engineer, Fields = [Nine] }));
        Assert.Equal("track.over", Code(cancelled, new AmendTrack("outing/1", [Nine]) { By = Engineer }));
        Assert.Equal("track.over", Code(cancelled, new CancelTrack("outing/1", "x") { By = Agent }));
        var two = Does(visit, new StartTrack("outing") { By = Agent });
        Assert.Equal("track.runs-already", Code(two, new StartTrack("outing") { By = Agent }));
        Assert.Equal(
            "outing/3",
            Does(Does(two, new CancelTrack("outing/1", "x") { By = Agent }), new StartTrack("outing") { By = Agent }).Tracks[2].Id
        );
    }

    [Fact]
    [Trait("Requirement", "HND-17")]
    public void What_a_track_blocks_waits_for_its_good_end()
    {
        var resolve = new ResolveTicket(new(Resolutions.ResolutionResult.Resolved, "New driver.")) { By = Engineer };
        var no = Desk.Decide(Working, resolve, Friday).Rejection!;
        Assert.Equal("lifecycle.guard-does-not-hold", no.Code);
        Assert.Contains("“Approval” has come to a good end and none runs", no.Reason.English, StringComparison.Ordinal);
        Assert.Contains("“审批”已完成且没有进行中的", no.Reason.Chinese, StringComparison.Ordinal);
        var asked = Does(Working, new StartTrack("approval") { By = Lead });
        Assert.Equal("lifecycle.guard-does-not-hold", Code(asked, resolve));
        // Nobody approves the own request, and nobody without a reason.
        Assert.Equal(
            "lifecycle.guard-does-not-hold",
            Code(asked, new FireTrack("approval/1", "approve") { By = Lead, Fields = [Because] })
        );
        Assert.Equal("lifecycle.guard-does-not-hold", Code(asked, new FireTrack("approval/1", "approve") { By = Boss }));
        var refused = Does(asked, new FireTrack("approval/1", "reject") { By = Boss, Fields = [Because] });
        Assert.Equal("lifecycle.guard-does-not-hold", Code(refused, resolve));
        var again = Does(refused, new StartTrack("approval") { By = Lead });
        var approved = Desk.Decide(again, new FireTrack("approval/2", "approve") { By = Boss, Fields = [Because] }, Friday)
            .EnsureAccepted();
        // The good end raises the priority, by a rule that says so.
        Assert.Equal(("P2", "P1"), (again.Priority?.Code.Code, approved.Ticket.Priority?.Code.Code));
        Assert.Equal("track-approval-done", approved.Events.OfType<RuleFired>().Single().Rule);
        Assert.Null(Code(approved.Ticket, resolve));
    }

    [Fact]
    [Trait("Requirement", "SLA-7")]
    public void A_track_pauses_the_promises_it_names_and_no_other()
    {
        var before = Working;
        var visit = Does(before, new StartTrack("outing") { By = Agent, Fields = [Nine] });
        Assert.Equal(ServiceLevels.ClockPhase.Paused, Phase(visit, "resolution"));
        Assert.Equal(Phase(before, "response"), Phase(visit, "response"));
        var over = Desk.Decide(
                Desk.Decide(visit, new FireTrack("outing/1", "arrive") { By = Engineer }, Friday + Minutes(60)).EnsureAccepted().Ticket,
                new FireTrack("outing/1", "leave") { By = Engineer },
                Friday + Minutes(90)
            )
            .EnsureAccepted()
            .Ticket;
        Assert.Equal(ServiceLevels.ClockPhase.Running, Phase(over, "resolution"));
        Assert.Equal(
            Minutes(90),
            over.Clock("resolution")!.DueAt(Desk.Calendars)!.Value - before.Clock("resolution")!.DueAt(Desk.Calendars)!.Value
        );
    }

    [Fact]
    public void A_bad_end_has_its_own_consequences()
    {
        var missed = Does(
            Does(Working, new StartTrack("outing") { By = Agent }),
            new FireTrack("outing/1", "find-nobody") { By = Engineer }
        );
        Assert.Equal(1, missed.Escalation.Level);
    }

    [Fact]
    [Trait("Requirement", "ROL-2")]
    public void The_requester_sees_what_is_visible_and_nothing_else()
    {
        var first = Desk.Decide(Working, new StartTrack("outing") { By = Agent, Fields = [Nine] }, Friday).EnsureAccepted();
        var second = Desk.Decide(first.Ticket, new StartTrack("approval") { By = Lead }, Friday).EnsureAccepted();
        var view = Desk.View(second.Ticket, [.. first.Events, .. second.Events], Customer)!;
        Assert.Equal(["outing/1"], view.Ticket.Tracks.Select(t => t.Id));
        Assert.Equal(["outing/1"], view.Events.OfType<TrackStarted>().Select(e => e.Track));
    }

    [Fact]
    public void Rebuilt_from_its_events_a_ticket_has_the_same_tracks()
    {
        var (ticket, events) = (Desk.Open(Opening(), Friday).Ticket, new List<TicketEvent>(Desk.Open(Opening(), Friday).Events));
        foreach (
            var command in (TicketCommand[])
                [
                    new AssignTicket(Agent: new("li.wei")) { By = Lead },
                    new StartTrack("outing") { By = Agent, Fields = [Nine] },
                    new StartTrack("approval") { By = Lead },
                    new FireTrack("outing/1", "arrive") { By = Engineer },
                    new AmendTrack("outing/1", [new("people", FactValue.Of(3))]) { By = Engineer },
                    new FireTrack("outing/1", "leave") { By = Engineer },
                    new FireTrack("approval/1", "reject") { By = Boss, Fields = [Because] },
                    new StartTrack("outing") { By = Engineer },
                    new CancelTrack("outing/2", "Enough.") { By = Engineer },
                ]
        )
        {
            var decision = Desk.Decide(ticket, command, Friday).EnsureAccepted();
            (ticket, events) = (decision.Ticket, [.. events, .. decision.Events]);
        }
        var written = events.Select(e => TicketJson.ReadEvent(TicketJson.Write(e))).ToArray();
        Assert.Equal(TicketJson.Write(ticket), TicketJson.Write(Desk.Rebuild([.. written])));
    }

    [Fact]
    public void A_final_ticket_starts_nothing_and_a_profile_without_tracks_knows_no_trigger_of_theirs()
    {
        var cancelled = Does(Working, new CancelTicket("x") { By = Agent });
        Assert.Equal("lifecycle.not-from-state", Code(cancelled, new StartTrack("outing") { By = Agent }));
        var none = With("""{ "tracks": null, "rules": [] }""");
        Assert.Equal(
            "trigger.unknown",
            none.Decide(none.Open(Opening(), Friday).Ticket, new StartTrack("outing") { By = Agent }, Friday).Rejection?.Code
        );
    }

    [Theory]
    [InlineData("\"blocks\": [\"resolve\"]", "\"blocks\": [\"fly\"]", "track.unknown-trigger")]
    [InlineData("\"pauses\": [\"resolution\"]", "\"pauses\": [\"peace\"]", "track.unknown-objective")]
    [InlineData("\"atOnce\": 2", "\"atOnce\": 0", "track.bad-number")]
    [InlineData("\"roles\": [\"engineer\", \"agent\"]", "\"roles\": [\"pilot\"]", "profile.unknown-role")]
    [InlineData("\"over\": { \"kind\": \"done\"", "\"over\": { \"kind\": \"final\"", "track.no-good-end")]
    [InlineData("track.outing.field.from", "track.outing.field.fro", "condition.unknown-fact")]
    public void What_a_profile_gets_wrong_is_told(string was, string becomes, string code) =>
        Assert.Contains(
            Assert.Throws<DefinitionException>(() => With(Profile.Replace(was, becomes, StringComparison.Ordinal))).Problems,
            p => p.Code == code && p.Path.StartsWith("$.tracks.", StringComparison.Ordinal)
        );

    private static ServiceLevels.ClockPhase Phase(Ticket ticket, string objective) =>
        ticket.Clock(objective)!.At(ticket.ChangedAt, Desk.Calendars).Phase;

    private static Ticket Does(Ticket ticket, params TicketCommand[] commands) => ticket.By(Desk, Friday, commands);

    private static string? Code(Ticket ticket, TicketCommand command) => Desk.Decide(ticket, command, Friday).Rejection?.Code;
}
