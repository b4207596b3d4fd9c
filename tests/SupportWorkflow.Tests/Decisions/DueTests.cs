using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Conditions;
using SupportWorkflow.Profiles;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>Due times that an instant says: one that a field holds, and one that somebody sets. A desk that is always open; the visit is
/// owed until a field, otherwise within eight hours where the priority is the highest.</summary>
[Trait("Requirement", "HND-8")]
public sealed class DueTests
{
    private static readonly TicketWorkflow Desk = ProfileOf("""{ "until": "field.promised" }""").Compile();

    /// <summary>Friday 16:30 plus five hours.</summary>
    private static readonly Instant Promised = Friday + Minutes(300);

    [Fact]
    public void A_due_time_agreed_with_the_customer_could_not_be_said()
    {
        var opened = Opened(Desk);
        Assert.Equal(ClockPhase.NotStarted, Desk.Read(opened, "visit", Friday).Phase);
        var told = Desk.Decide(opened, Says(Promised), Friday + Minutes(10)).EnsureAccepted();
        Assert.Equal(Promised, Desk.Read(told.Ticket, "visit", Friday + Minutes(10)).DueAt);
        // It is escalated like any other: half of what was left when it was said, and the breach after it.
        var half = Desk.Advance(told.Ticket, Friday + Minutes(155)).Events.OfType<ClockPointReached>().Single();
        Assert.Equal(("50%", Friday + Minutes(155)), (half.Point, half.DueAt));
        var due = Desk.Advance(told.Ticket, Promised + Minutes(1)).Events.OfType<ClockPointReached>().Last();
        Assert.Equal(("due", Promised), (due.Point, due.DueAt));
    }

    [Fact]
    public void A_due_time_set_by_hand_moved_when_the_ticket_came_out_of_pending()
    {
        var waiting = Opened(Desk).Then(Desk, 10, Says(Promised)).Then(Desk, 20, new AskRequester("Which floor?") { By = Agent });
        Assert.Equal(Promised, Desk.Read(waiting, "visit", Friday + Minutes(60)).DueAt);
        var back = waiting.Then(Desk, 120, new RecordReply("The second.") { By = Customer });
        Assert.Equal(Promised, Desk.Read(back, "visit", Friday + Minutes(120)).DueAt);
        // Nor does a pause that is put right, or another priority.
        back = back.Then(Desk, 130, new RecordPause(Friday + Minutes(20), Friday + Minutes(40), "power cut") { By = Agent })
            .Then(Desk, 140, new PrioritiseTicket("two floors") { By = Agent, Priority = new("P1") });
        Assert.Equal(Promised, Desk.Read(back, "visit", Friday + Minutes(140)).DueAt);
        // Whoever waits past it is late all the same.
        var late = Desk.Advance(waiting, Promised + Minutes(1));
        Assert.Contains(late.Events.AsEnumerable(), e => e is ClockPointReached { Point: "due" });
    }

    [Fact]
    public void Another_instant_in_the_field_is_another_due_time_and_none_is_owed_without_one()
    {
        var told = Opened(Desk).Then(Desk, 10, Says(Promised));
        var moved = Desk.Decide(told, Says(Promised + Minutes(60)), Friday + Minutes(20)).EnsureAccepted();
        var chosen = moved.Events.OfType<TargetChosen>().Single();
        Assert.Equal((1, SlaTarget.Until(Promised), SlaTarget.Until(Promised + Minutes(60))), (chosen.Row, chosen.Before, chosen.After));
        var cleared = Desk.Decide(moved.Ticket, Says(null), Friday + Minutes(30)).EnsureAccepted();
        Assert.Single(cleared.Events.OfType<TargetDropped>());
        Assert.Equal(ClockOutcome.Cancelled, Desk.Read(cleared.Ticket, "visit", Friday + Minutes(30)).Outcome);
    }

    [Fact]
    public void A_kept_target_gave_way_to_nothing_but_the_field_it_rests_on()
    {
        var desk = ProfileOf("""{ "until": "field.promised" }""", """ "onRetarget": "keep" """).Compile();
        var told = Opened(desk).Then(desk, 10, Says(Promised)).Then(desk, 20, Says(Promised + Minutes(60)));
        Assert.Equal(Promised + Minutes(60), DueAt(desk, told));
    }

    [Fact]
    public void A_row_whose_field_is_empty_leaves_it_to_the_next()
    {
        var desk = ProfileOf("""{ "until": "field.promised" }, { "within": "PT8H" }""").Compile();
        var opened = Opened(desk);
        Assert.Equal(Friday + Duration.FromHours(8), DueAt(desk, opened));
        Assert.Equal(Promised, DueAt(desk, opened.Then(desk, 10, Says(Promised))));
        var asked = desk.ExplainTarget("visit", Friday, new Dictionary<string, FactValue>());
        Assert.Equal([false, true], asked.Rows.Select(r => r.Holds));
        Assert.Equal(("until “Promised”", "至“承诺时间”"), (asked.Rows[0].Text.English, asked.Rows[0].Text.Chinese));
        var facts = new Dictionary<string, FactValue> { ["field.promised"] = FactValue.Of(InstantPattern.ExtendedIso.Format(Promised)) };
        Assert.Equal(Promised, desk.ExplainTarget("visit", Friday, facts).Clock!.DueAt(desk.Calendars));
        // What is no instant is no target.
        facts["field.promised"] = FactValue.Of("tomorrow");
        Assert.Null(desk.ExplainTarget("visit", Friday, facts).Chosen);
    }

    [Fact]
    public void A_due_time_is_set_with_its_reason_and_stays_until_it_is_set_again()
    {
        var desk = ProfileOf("""{ "until": "field.promised" }, { "within": "PT8H" }""").Compile();
        var (opened, until) = (Opened(desk), Friday + Minutes(90));
        var set = desk.Decide(opened, Due(until), Friday + Minutes(10)).EnsureAccepted();
        var e = set.Events.OfType<DueSet>().Single();
        Assert.Equal(("visit", 1, until, "agreed on the telephone"), (e.Objective, e.Cycle, e.DueAt, e.Reason));
        Assert.Equal(SlaTarget.Elapsed(Duration.FromHours(8)), e.Before);
        Assert.Equal(until, DueAt(desk, set.Ticket));
        Assert.Equal("Visit: due at 2024-10-11 18:00:00, set by hand, before 8 h. Reason: agreed on the telephone", desk.Tell(e).English);
        // Neither another priority nor waiting moves it; another setting does, and so does the field.
        var same = set
            .Ticket.Then(desk, 20, new PrioritiseTicket("x") { By = Agent, Priority = new("P1") })
            .Then(desk, 30, new AskRequester("Which?") { By = Agent });
        Assert.Equal(until, DueAt(desk, same));
        Assert.Equal(until + Minutes(5), DueAt(desk, same.Then(desk, 40, Due(until + Minutes(5)))));
        Assert.Equal(Promised, DueAt(desk, same.Then(desk, 40, Says(Promised))));
    }

    [Fact]
    public void A_breach_that_a_later_due_time_undoes_is_withdrawn_and_comes_again()
    {
        var desk = ProfileOf("""{ "within": "PT1H" }""").Compile();
        var late = desk.Advance(Opened(desk), Friday + Minutes(61)).Ticket;
        var set = desk.Decide(late, Due(Friday + Minutes(90)), Friday + Minutes(62)).EnsureAccepted();
        Assert.Contains(set.Events.AsEnumerable(), e => e is ClockPointWithdrawn { Point: "due" });
        var again = desk.Advance(set.Ticket, Friday + Minutes(91)).Events.OfType<ClockPointReached>().Last();
        Assert.Equal(("due", Friday + Minutes(90)), (again.Point, again.DueAt));
    }

    [Fact]
    public void A_ticket_with_a_due_time_set_by_hand_rebuilds_equal_also_where_it_was_dated_back()
    {
        var desk = ProfileOf("""{ "within": "PT8H" }""").Compile();
        var opened = desk.Open(Opening() with { Fields = [] }, Friday);
        var set = desk.Decide(opened.Ticket, Due(Promised) with { OccurredAt = Friday + Minutes(1) }, Friday + Minutes(30))
            .EnsureAccepted();
        Assert.Equal(Promised, desk.Read(set.Ticket, "visit", Friday + Minutes(30)).DueAt);
        Assert.Equal(set.Ticket, desk.Rebuild([.. opened.Events, .. set.Events]));
    }

    [Theory]
    [InlineData("visit", 300, "", "due.no-reason")]
    [InlineData("vist", 300, "agreed", "due.unknown-objective")]
    [InlineData("visit", 0, "agreed", "due.before-start")]
    public void A_due_time_nobody_can_mean_is_refused(string objective, int minute, string reason, string code)
    {
        var desk = ProfileOf("""{ "within": "PT8H" }""").Compile();
        var command = new SetDue(objective, Friday + Minutes(minute), reason) { By = Agent };
        Assert.Equal(code, desk.Decide(Opened(desk), command, Friday + Minutes(10)).Rejection?.Code);
    }

    [Fact]
    public void What_is_kept_already_has_no_due_time_to_set()
    {
        var desk = ProfileOf("""{ "within": "PT8H" }""").Compile();
        var kept = Opened(desk).Then(desk, 10, new RecordContact("we come") { By = Agent });
        Assert.Equal("due.not-running", desk.Decide(kept, Due(Promised), Friday + Minutes(20)).Rejection?.Code);
        // Whoever has no such trigger cannot.
        Assert.Equal(
            "lifecycle.role-not-granted",
            CallCenter.Decide(Open(), new SetDue("response", Promised, "sooner") { By = Customer }, Friday + Minutes(1)).Rejection?.Code
        );
    }

    [Theory]
    [InlineData(""" { "until": "field.promise" } """, "objective.no-instant", "$.objectives.visit.targets[0].until")]
    [InlineData(""" { "until": "field.site" } """, "objective.no-instant", "$.objectives.visit.targets[0].until")]
    [InlineData(""" { "until": "priority" } """, "objective.no-instant", "$.objectives.visit.targets[0].until")]
    [InlineData(""" { "until": "field.promised", "within": "PT2H" } """, "objective.until-and-more", "$.objectives.visit.targets[0]")]
    [InlineData(""" { "until": "field.promised", "calendar": "always" } """, "objective.until-and-more", "$.objectives.visit.targets[0]")]
    [InlineData(""" { } """, "objective.bad-target", "$.objectives.visit.targets[0]")]
    public void A_row_that_names_no_instant_is_a_problem_of_the_profile(string row, string code, string path)
    {
        var problem = Assert.Throws<DefinitionException>(() => ProfileOf(row)).Problems.Single();
        Assert.Equal((code, path), (problem.Code, problem.Path));
    }

    [Fact]
    public void Another_field_is_told_as_a_change_of_the_target()
    {
        var change = ProfileOf("""{ "within": "PT8H" }""")
            .ChangesTo(ProfileOf("""{ "until": "field.promised" }"""), new LocalDate(2024, 10, 11));
        Assert.Contains(change, c => c is { Before.English: "8 h", After.English: "until “Promised”" });
    }

    private static Instant? DueAt(TicketWorkflow desk, Ticket ticket) => ticket.Clock("visit")!.DueAt(desk.Calendars);

    private static SetDue Due(Instant at) => new("visit", at, "agreed on the telephone") { By = Agent };

    private static SetFields Says(Instant? at) =>
        new([new("promised", at is { } known ? FactValue.Of(InstantPattern.ExtendedIso.Format(known)) : FactValue.Missing)]) { By = Agent };

    private static Ticket Opened(TicketWorkflow desk) => desk.Open(Opening() with { Fields = [] }, Friday).EnsureAccepted().Ticket;

    private static WorkflowProfile ProfileOf(string targets, string? more = null)
    {
        var json = JsonNode.Parse(
            $$"""
            {
              "id": "visits", "version": "1", "name": { "en": "Visits" }, "zone": "Asia/Shanghai",
              "fields": {
                "promised": { "type": "instant", "name": { "en": "Promised", "zh-CN": "承诺时间" } },
                "site": { "type": "text", "name": { "en": "Site" } }
              },
              "calendars": { "always": { "week": { "mon-sun": ["00:00-24:00"] } } },
              "priority": { "scale": ["P1", "P2"], "otherwise": "P2" },
              "objectives": {
                "visit": {
                  "name": { "en": "Visit", "zh-CN": "上门" },
                  "start": { "events": ["ticket-opened"] }, "stop": { "events": ["requester-contacted"] },
                  "pauseWhile": { "fact": "state.waits-on", "is": "requester" },
                  "warn": ["50%"], "targets": [ {{targets}} ] {{(more is null ? "" : ", " + more)}}
                }
              },
              "lifecycle": {}
            }
            """
        )!;
        json["lifecycle"] = JsonNode.Parse(Lifecycles.Lifecycle.Standard.ToJson());
        return WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }
}

internal static class DueStory
{
    public static Ticket Then(this Ticket ticket, TicketWorkflow desk, int minute, TicketCommand command) =>
        desk.Decide(ticket, command, Friday + Minutes(minute)).EnsureAccepted().Ticket;
}
