using System.Text;
using NodaTime;
using SupportWorkflow.Escalations;
using SupportWorkflow.Profiles;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>Pauses that are put right, and tickets that come under another version of their profile.</summary>
public sealed class PauseAndMoveTests
{
    private static readonly string Json = Encoding.UTF8.GetString(BuiltInProfiles.Json("call-center"));

    /// <summary>Version 2: P2 is resolved within 6 hours instead of 4, P3 within 2 business days, and "business" closes at noon.</summary>
    private static readonly TicketWorkflow Two = WorkflowProfile
        .Parse(
            Encoding.UTF8.GetBytes(
                Json.Replace("\"version\": \"1\"", "\"version\": \"2\"")
                    .Replace("\"is\": \"P2\" }, \"within\": \"PT4H\"", "\"is\": \"P2\" }, \"within\": \"PT6H\"")
                    .Replace("\"within\": \"1 business day\"", "\"within\": \"2 business days\"")
                    .Replace("\"mon-fri\": [\"09:00-18:00\"]", "\"mon-fri\": [\"09:00-12:00\"]")
            )
        )
        .Compile();

    private static readonly WorkflowShelf Shelf = new(CallCenter, Two);

    private static readonly Instant Later = Friday + Duration.FromHours(1);

    private static MoveToProfile Move(RetargetMode clocks) => new(Two.Profile, clocks, "new contract") { By = Lead };

    /// <summary>P2: due 20:30 (4 h from 16:30). 40 minutes that should not have counted: due 21:10.</summary>
    [Fact]
    [Trait("Requirement", "SLA-7")]
    public void A_pause_put_right_shifts_what_is_due()
    {
        var ticket = InProgress()
            .Then(Later, new RecordPause(Friday + Minutes(10), Friday + Minutes(50), "power cut at the customer") { By = Agent });
        Assert.Equal(Friday + Duration.FromHours(4) + Minutes(40), CallCenter.Read(ticket, "resolution", Later).DueAt);
        Assert.Equal(Minutes(20), CallCenter.Read(ticket, "resolution", Later).Used);
        Assert.Equal(Minutes(60), CallCenter.Read(ticket, "response", Friday + Minutes(60)).Used);
    }

    /// <summary>50 % of 4 h is used at 18:30 and was told at 18:31; with an hour put right it is reached at 19:30.</summary>
    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void A_warning_that_a_pause_undoes_is_withdrawn_and_raised_again_when_it_is_true()
    {
        var told = CallCenter.Advance(InProgress(), Friday + Minutes(121)).Ticket;
        var right = CallCenter.Decide(
            told,
            new RecordPause(Friday + Minutes(30), Friday + Minutes(90), "power cut") { By = Lead },
            Friday + Minutes(122)
        );
        Assert.Contains(right.Events.AsEnumerable(), e => e is ClockPointWithdrawn { Objective: "resolution", Point: "50%" });
        var again = CallCenter
            .Advance(right.Ticket, Friday + Minutes(200))
            .Events.OfType<ClockPointReached>()
            .Single(e => e.Objective == "resolution");
        Assert.Equal(("50%", Friday + Minutes(180)), (again.Point, again.DueAt));
    }

    [Fact]
    public void A_pause_that_cannot_have_been_is_refused()
    {
        string? Code(Instant from, Instant until, string reason = "r") =>
            CallCenter.Decide(InProgress(), new RecordPause(from, until, reason) { By = Agent }, Later).Rejection?.Code;
        Assert.Equal("pause.no-reason", Code(Friday, Later, ""));
        Assert.Equal("pause.not-a-stretch", Code(Later, Later));
        Assert.Equal("time.in-the-future", Code(Friday, Later + Minutes(1)));
        Assert.Equal("time.before-opening", Code(Friday - Minutes(1), Later));
        Assert.Equal(
            "lifecycle.role-not-granted",
            CallCenter.Decide(InProgress(), new RecordPause(Friday, Later, "r") { By = Engineer }, Later).Rejection?.Code
        );
    }

    /// <summary>Measured anew from 16:30: 6 h are up at 22:30. From 17:30 on with one hour used: the same 22:30. Kept: 20:30.</summary>
    [Theory]
    [InlineData(RetargetMode.FromStart, 6 * 60)]
    [InlineData(RetargetMode.Rebase, 6 * 60)]
    [InlineData(RetargetMode.Keep, 4 * 60)]
    [Trait("Requirement", "SLA-9")]
    public void A_move_says_what_becomes_of_running_clocks(RetargetMode clocks, int minutes)
    {
        var moved = Shelf.Decide(InProgress(), Move(clocks), Later).EnsureAccepted();
        Assert.Equal(Two.Profile, moved.Ticket.Profile);
        Assert.Equal(Friday + Minutes(minutes), Shelf.Of(moved.Ticket).Read(moved.Ticket, "resolution", Later).DueAt);
    }

    /// <summary>Kept, 20:30 stays while work goes on; with lost core data it is P1, two hours, 18:30.</summary>
    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void A_kept_target_stays_until_what_it_rests_on_changes()
    {
        var moved = Shelf.Decide(InProgress(), Move(RetargetMode.Keep), Later).EnsureAccepted().Ticket;
        var ticket = Shelf.Decide(moved, new LogWork("compared the drivers") { By = Engineer }, Later + Minutes(1)).EnsureAccepted().Ticket;
        ticket = Shelf.Decide(ticket, new RecordContact { By = Engineer }, Later + Minutes(2)).EnsureAccepted().Ticket;
        Assert.Equal(Friday + Duration.FromHours(4), Two.Read(ticket, "resolution", Later + Minutes(2)).DueAt);
        ticket = Shelf
            .Decide(ticket, new PrioritiseTicket { By = Lead, Impact = "core-data-lost" }, Later + Minutes(3))
            .EnsureAccepted()
            .Ticket;
        Assert.Equal(Friday + Duration.FromHours(2), Two.Read(ticket, "resolution", Later + Minutes(3)).DueAt);
    }

    /// <summary>A rule of version 3 fires with the move itself. P3 from Friday 16:30: one business day, kept, is the make-up Saturday,
    /// 16:30.</summary>
    [Fact]
    [Trait("Requirement", "SLA-9")]
    public void A_rule_that_fires_with_the_move_leaves_a_kept_target_kept()
    {
        var three = WorkflowProfile
            .Parse(
                Encoding.UTF8.GetBytes(
                    Json.Replace("\"version\": \"1\"", "\"version\": \"3\"")
                        .Replace("\"within\": \"1 business day\"", "\"within\": \"2 business days\"")
                )
            )
            .Compile(p => p.AddRule(new("moved") { When = Moment.On("profile-changed"), Then = [RuleAction.OpenGreenChannel()] }));
        var shelf = new WorkflowShelf(CallCenter, three);
        var moved = shelf
            .Decide(InProgress("usage-question"), Move(RetargetMode.Keep) with { To = three.Profile }, Later)
            .EnsureAccepted()
            .Ticket;
        Assert.True(moved.Escalation.GreenChannel);
        Assert.Equal(Instant.FromUtc(2024, 10, 12, 8, 30), shelf.Of(moved).Read(moved, "resolution", Later).DueAt);
    }

    /// <summary>
    /// P3 on Friday 16:30: one business day of version 1 is the make-up Saturday, 16:30, by hours until 18:00. Kept, it stays so although
    /// the calendar of that name now closes at noon. From the start by version 2: opened outside its hours, so from Saturday 09:00 two
    /// business days (Monday, Tuesday) later, Tuesday 09:00.
    /// </summary>
    [Theory]
    [InlineData(RetargetMode.Keep, 12, 8, 30)]
    [InlineData(RetargetMode.FromStart, 15, 1, 0)]
    public void A_kept_target_keeps_its_own_calendar(RetargetMode clocks, int day, int hourUtc, int minute)
    {
        var moved = Shelf.Decide(InProgress("usage-question"), Move(clocks), Later).EnsureAccepted().Ticket;
        Assert.Equal(Instant.FromUtc(2024, 10, day, hourUtc, minute), Shelf.Of(moved).Read(moved, "resolution", Later).DueAt);
    }

    [Fact]
    [Trait("Requirement", "RPT-5")]
    public void A_moved_ticket_is_rebuilt_from_its_events_and_goes_on_under_its_new_profile()
    {
        var opened = CallCenter.Open(Opening(), Friday);
        var events = opened.Events.ToList();
        var ticket = opened.Ticket;
        foreach (
            var (minute, order) in new (int, TicketCommand)[]
            {
                (5, new AssignTicket(Agent: new("li.wei")) { By = Lead }),
                (60, Move(RetargetMode.Keep)),
                (61, new StartWork { By = Engineer }),
                (70, new RecordContact { By = Engineer }),
            }
        )
        {
            var decision = Shelf.Decide(ticket, order, Friday + Minutes(minute)).EnsureAccepted();
            ticket = decision.Ticket;
            events.AddRange(decision.Events);
            Assert.Equal(ticket, Shelf.Rebuild(TicketJson.ReadEvents(TicketJson.Write([.. events]))));
            Assert.Equal(ticket.WakeUp, Shelf.Rebuild(events).WakeUp);
        }
        Assert.Equal("in-progress", ticket.State.Name);
    }

    [Fact]
    public void A_move_to_nowhere_is_refused_and_the_ticket_is_as_it_was()
    {
        var ticket = InProgress();
        Assert.Equal(
            "move.unknown-profile",
            Shelf.Decide(ticket, new MoveToProfile(new("call-center", "9"), RetargetMode.Keep, "r") { By = Lead }, Later).Rejection?.Code
        );
        Assert.Equal(
            "move.unchanged",
            Shelf.Decide(ticket, new MoveToProfile(CallCenter.Profile, RetargetMode.Keep, "r") { By = Lead }, Later).Rejection?.Code
        );
        Assert.Equal(
            "move.no-reason",
            Shelf.Decide(ticket, new MoveToProfile(Two.Profile, RetargetMode.Keep, "") { By = Lead }, Later).Rejection?.Code
        );
        Assert.Equal("move.no-such-state", Shelf.Decide(ticket, Move(RetargetMode.Keep) with { State = "nirvana" }, Later).Rejection?.Code);
        Assert.Equal(
            "lifecycle.role-not-granted",
            Shelf.Decide(ticket, Move(RetargetMode.Keep) with { By = Engineer }, Later).Rejection?.Code
        );
        Assert.Throws<ArgumentException>(() => CallCenter.Decide(ticket, Move(RetargetMode.Keep), Later));
        Assert.Throws<ArgumentException>(() => new WorkflowShelf(Two).Decide(ticket, new StartWork { By = Engineer }, Later));
    }
}
