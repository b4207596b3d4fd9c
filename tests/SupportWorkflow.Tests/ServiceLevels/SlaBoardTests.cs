using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Tests;

namespace SupportWorkflow.ServiceLevels;

[Trait("Requirement", "RPT-4")]
public sealed class SlaBoardTests
{
    private static readonly PriorityCode P1 = new("P1"),
        P2 = new("P2");
    private static readonly TicketId A = new("a"),
        B = new("b"),
        C = new("c");
    private static readonly CalendarBook Book = CalendarBook.Of(
        ("office", WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, "09:00-17:00").Build())
    );
    private static readonly Instant Nine = At(9);

    [Fact]
    public void A_morning_at_the_desk()
    {
        var board = new SlaBoard(Book);
        // a: response 1 h, 80 % at 09:48, due 10:00; resolution 8 office hours from 09:00, 80 % after 6 h 24 at 15:24, due 17:00.
        board.Set(A, P1, Response(60), Resolution());
        // b: the same, and its response was given at 09:30: only the resolution counts.
        board.Set(B, P1, Response(60).Stop(At(9, 30)), Resolution());
        // c: resolution paused at 10:00 after 1 h.
        board.Set(C, P2, Resolution().Pause(At(10)));

        Assert.Equal(new BoardCounts(OnTime: 1, AtRisk: 1, Breached: 0, Paused: 1), board.Count(At(10)));
        Assert.Equal(new BoardCounts(OnTime: 1, AtRisk: 0, Breached: 1, Paused: 0), board.Count(At(10, 1), P1));
        Assert.Equal(new BoardCounts(OnTime: 0, AtRisk: 0, Breached: 0, Paused: 1), board.Count(At(10, 1), P2));
        Assert.Equal(new BoardCounts(OnTime: 0, AtRisk: 0, Breached: 1, Paused: 0), board.Count(At(10, 1), objective: "response"));
        Assert.Equal(new BoardCounts(OnTime: 2, AtRisk: 0, Breached: 0, Paused: 1), board.Count(At(10, 1), objective: "resolution"));
        Assert.Equal(new BoardCounts(OnTime: 0, AtRisk: 2, Breached: 0, Paused: 0), board.Count(At(16), P1, "resolution"));
        Assert.Equal(3, board.Count(At(16)).Open);
        Assert.Equal((A, "response", At(10)), board.NextDue);
        Assert.Equal([A], board.Breached(At(10, 1)));

        // c resumes at 12:00 with 7 h left: 5 h until 17:00 on Friday and 2 h on Monday from 09:00, which is 72 h later: due at 83:00.
        board.Set(C, P2, Resolution().Pause(At(10)).Resume(At(12)));
        Assert.Equal(new BoardCounts(1, 0, 0, 0), board.Count(At(12), P2));
        Assert.Equal(new BoardCounts(0, 0, 1, 0), board.Count(At(83, 1), P2));
        Assert.Equal([A, B, C], board.Breached(At(83, 1)));
        Assert.Equal(
            [(A, "response", At(10)), (A, "resolution", At(17)), (B, "resolution", At(17)), (C, "resolution", At(83))],
            Drain(board, At(83)).OrderBy(d => d.At).ThenBy(d => d.Ticket.Value, StringComparer.Ordinal)
        );
        Assert.Null(board.NextDue);
    }

    [Fact]
    public void The_point_begins_the_risk_and_the_due_instant_is_still_in_time()
    {
        var board = new SlaBoard(Book);
        board.Set(A, P1, Response(60));
        Assert.Equal(new(1, 0, 0, 0), board.Count(At(9, 48) - Duration.Epsilon));
        Assert.Equal(new(0, 1, 0, 0), board.Count(At(9, 48)));
        Assert.Equal(new(0, 1, 0, 0), board.Count(At(10)));
        Assert.Equal(new(0, 0, 1, 0), board.Count(At(10) + Duration.Epsilon));
    }

    [Fact]
    public void Risk_begins_with_the_first_point_of_the_objective_or_with_the_boards_own()
    {
        var own = new Objective("response", "Response", new(default, null), new(default, null), default)
        {
            Warn = [WarningPoint.Before(Duration.FromMinutes(10)), WarningPoint.Used(50)],
        };
        var none = new Objective("resolution", "Resolution", new(default, null), new(default, null), default);
        var board = new SlaBoard(Book, [own, none]) { AtRiskFrom = WarningPoint.Before(Duration.FromHours(1)) };
        board.Set(A, P1, Response(60), Resolution());
        // Half of an hour is at 09:30, before ten minutes before; the resolution is due at 17:00.
        Assert.Equal([0, 1], [board.Count(At(9, 30) - Duration.Epsilon).AtRisk, board.Count(At(9, 30)).AtRisk]);
        Assert.Equal(
            [0, 1],
            [board.Count(At(16) - Duration.Epsilon, objective: "resolution").AtRisk, board.Count(At(16), objective: "resolution").AtRisk]
        );

        var never = new SlaBoard(Book) { AtRiskFrom = default };
        // Due at the opening after the one hour that ends at closing time; all of it is used at 17:00 on Friday.
        never.Set(A, P1, SlaClock.Start("x", SlaTarget.Work(Duration.FromHours(1), "office", ClosingRule.NextOpening), At(16)));
        Assert.Equal(new(1, 0, 0, 0), never.Count(At(18)));
        Assert.Equal(new(0, 0, 1, 0), never.Count(At(81, 1)));
        Assert.Throws<ArgumentException>(() => new SlaBoard(Book, [own, own]));
    }

    [Fact]
    [Trait("Requirement", "SLA-7")]
    public void A_paused_clock_never_becomes_due_by_waiting_and_a_late_one_stays_late()
    {
        var board = new SlaBoard(Book);
        board.Set(A, P1, Response(60).Pause(At(9, 55)));
        Assert.Equal(new(0, 0, 0, 1), board.Count(At(10_000)));
        Assert.Null(board.NextDue);
        board.Set(A, P1, Response(60).Pause(At(10, 5)));
        Assert.Equal(new(0, 0, 1, 0), board.Count(At(10, 5)));
        Assert.Equal((A, "response", At(10)), board.NextDue);
        // One clock that runs and one that is paused: the ticket is not paused.
        board.Set(A, P1, Response(60).Pause(At(9, 55)), Resolution());
        Assert.Equal(new(1, 0, 0, 0), board.Count(At(10)));
    }

    [Fact]
    public void A_ticket_that_owes_nothing_is_open_and_on_time_and_its_clocks_have_left()
    {
        var board = new SlaBoard(Book);
        board.Set(A, P1);
        board.Set(B, P1, Response(60).Stop(At(11)), Resolution().Cancel(At(9, 30)));
        board.Set(C, P1, new SlaClock("response"));
        Assert.Equal(new(3, 0, 0, 0), board.Count(At(20)));
        Assert.Equal(default, board.Count(At(20), objective: "response"));
        Assert.Null(board.NextDue);
        Assert.True(board.Remove(B));
        Assert.False(board.Remove(B));
        Assert.False(board.Remove(default));
        Assert.Equal(2, board.Count(At(20)).Open);
    }

    [Fact]
    [Trait("Requirement", "SLA-8")]
    public void What_was_taken_or_raised_is_not_due_again_until_it_is_set_anew_or_withdrawn()
    {
        var (board, clock) = (new SlaBoard(Book), Response(60));
        board.Set(A, P1, clock);
        Assert.False(board.TryTake(At(10) - Duration.Epsilon, out var nothing));
        Assert.Equal(default, nothing);
        Assert.True(board.TryTake(At(10), out var due));
        Assert.Equal((A, "response", At(10)), due);
        Assert.False(board.TryTake(At(99), out _));
        Assert.Equal(1, board.Count(At(11)).Breached);

        var point = clock.NextPoint(default, Book)!.Value;
        clock = clock.Raise(point);
        board.Set(A, P1, clock);
        Assert.Null(board.NextDue);
        board.Set(A, P1, clock.Withdraw(clock.Raised[0]));
        Assert.Equal(At(10), board.NextDue!.Value.At);
    }

    [Fact]
    public void Another_priority_takes_the_ticket_along_and_removed_keys_come_back()
    {
        var board = new SlaBoard(Book);
        foreach (var id in (TicketId[])[A, B, C])
            board.Set(id, P1, Response(60));
        board.Set(A, P2, Response(30));
        Assert.Equal((2, 1), (board.Count(Nine, P1).Open, board.Count(Nine, P2).Open));
        Assert.Equal((A, "response", At(9, 30)), board.NextDue);
        Assert.True(board.Remove(A));
        Assert.Equal((2, 0), (board.Count(Nine, P1).Open, board.Count(Nine, P2).Open));
        board.Set(A, P1, Response(45));
        Assert.Equal([A, B, C], Drain(board, At(10)).Select(d => d.Ticket).OrderBy(t => t.Value, StringComparer.Ordinal));
        Assert.Equal([P1, P2], board.Priorities);
        Assert.Equal(["response"], board.Objectives);
    }

    [Fact]
    public void An_empty_board_answers()
    {
        var board = new SlaBoard(Book);
        Assert.Equal(default, board.Count(Nine));
        Assert.Equal(default, board.Count(Nine, P1, "response"));
        Assert.Null(board.NextDue);
        Assert.False(board.TryTake(Instant.MaxValue, out _));
        Assert.Empty(board.Breached(Nine));
    }

    [Fact]
    public void Any_number_of_tickets_is_counted_while_the_board_grows_and_shrinks()
    {
        var board = new SlaBoard(Book);
        for (var n = 1; n <= 3000; n++)
        {
            // The ticket n has n minutes.
            board.Set(new($"{n}"), n % 3 == 0 ? P1 : P2, Response(n));
            if (n > 40 && n % 500 != 0)
                continue;
            Assert.Equal(n, board.Count(Nine).Open);
            Assert.Equal(n / 2, board.Count(At(9, n / 2) + Duration.Epsilon).Breached);
            Assert.Equal(n / 3, board.Count(At(9, n) + Duration.Epsilon, P1, "response").Breached);
        }
        for (var n = 1; n <= 3000; n += 2)
            Assert.True(board.Remove(new($"{n}")));
        Assert.Equal(1500, board.Count(Nine).Open);
        Assert.Equal(500, board.Count(At(9, 1001), P1).Open);
        // Of 2, 4 … 1000 every third is of P1: 6, 12 … 996.
        Assert.Equal((166, 334), (board.Count(At(9, 1001), P1).Breached, board.Count(At(9, 1001), P2).Breached));
        for (var n = 1; n <= 3000; n += 2)
            board.Set(new($"{n}"), P1, Response(n));
        Assert.Equal(Enumerable.Range(1, 3000).Select(n => (new TicketId($"{n}"), "response", At(9, n))), Drain(board, At(9, 3000)));
    }

    [Fact]
    public void What_cannot_be_set_changes_nothing()
    {
        var board = new SlaBoard(Book);
        board.Set(A, P1, Response(60));
        Assert.Throws<ArgumentNullException>(() => board.Set(default, P1));
        Assert.Throws<ArgumentException>(() => board.Set(new(""), P1));
        Assert.Throws<ArgumentException>(() => board.Set(A, P2, Response(30), Response(40)));
        Assert.Throws<KeyNotFoundException>(() =>
            board.Set(A, P2, Response(30), SlaClock.Start("other", SlaTarget.Work(Duration.FromHours(1), "nowhere"), Nine))
        );
        Assert.Throws<CalendarExhaustedException>(() =>
            board.Set(B, P2, SlaClock.Start("other", SlaTarget.Work(Duration.FromDays(100_000), "office"), Nine))
        );
        Assert.Equal(new(1, 0, 0, 0), board.Count(Nine));
        Assert.Equal((A, "response", At(10)), board.NextDue);
        Assert.Equal([P1], board.Priorities);
        var full = new SlaBoard(Book);
        for (var i = 0; i < SlaBoard.MaxObjectives; i++)
            full.Set(A, P1, SlaClock.Start($"{i}", SlaTarget.Elapsed(Duration.FromHours(1 + i)), Nine));
        Assert.Throws<ArgumentException>(() => full.Set(A, P1, Response(60)));
        Assert.Equal((A, "63", At(9 + 64)), full.NextDue);
    }

    [Fact]
    public void What_is_due_beyond_all_calendars_is_never_late()
    {
        var board = new SlaBoard(Book);
        board.Set(A, P1, SlaClock.Start("x", SlaTarget.Elapsed(Duration.FromDays(200 * 366)), Nine));
        Assert.Equal(new(0, 1, 0, 0), board.Count(Instant.MaxValue));
        Assert.Equal(new(1, 0, 0, 0), board.Count(Instant.MinValue));
    }

    [Fact]
    public void Counting_changing_and_taking_allocate_nothing()
    {
        var board = new SlaBoard(Book);
        TicketId[] ids = [.. Enumerable.Range(0, 1000).Select(i => new TicketId($"t{i}"))];
        SlaClock[] clocks = [.. Enumerable.Range(0, 1000).Select(i => Response(1 + (i * 7 % 1000)))];
        var resolution = Resolution().Pause(At(10)).Resume(At(11));
        for (var i = 0; i < 1000; i++)
            board.Set(ids[i], i % 2 == 0 ? P1 : P2, clocks[i], resolution);
        var (next, sum) = (0, 0);
        Assert.Equal(
            0,
            Allocated.By(() =>
                sum += board.Count(At(9, ++next % 1000)).Breached + board.Count(Nine, P1).OnTime + board.Count(Nine, P2, "response").AtRisk
            )
        );
        Assert.Equal(0, Allocated.By(() => board.Set(ids[++next % 1000], next % 3 == 0 ? P1 : P2, clocks[next * 31 % 1000], resolution)));
        Assert.Equal(0, Allocated.By(() => sum += board.NextDue!.Value.Objective.Length));
        Assert.Equal(
            0,
            Allocated.By(() =>
            {
                Assert.True(board.TryTake(At(1000), out var due));
                board.Remove(due.Ticket);
                board.Set(due.Ticket, P1, clocks[++next % 1000]);
            })
        );
        Assert.True(sum > 0);
    }

    private static SlaClock Response(int minutes) => SlaClock.Start("response", SlaTarget.Elapsed(Duration.FromMinutes(minutes)), Nine);

    private static SlaClock Resolution() => SlaClock.Start("resolution", SlaTarget.Work(Duration.FromHours(8), "office"), Nine);

    private static List<(TicketId Ticket, string Objective, Instant At)> Drain(SlaBoard board, Instant now)
    {
        var taken = new List<(TicketId Ticket, string Objective, Instant At)>();
        while (board.TryTake(now, out var due))
            taken.Add(due);
        return taken;
    }

    /// <summary>Friday, 11 October 2024.</summary>
    private static Instant At(int hour, int minute = 0) =>
        Instant.FromUtc(2024, 10, 11, 0, 0) + Duration.FromHours(hour) + Duration.FromMinutes(minute);
}
