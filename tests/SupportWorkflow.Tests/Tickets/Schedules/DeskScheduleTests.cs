using NodaTime;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tickets.Schedules;

/// <summary>Progress checks at fixed times (HND-11): when, what they say, and what a profile may not say.</summary>
public sealed class DeskScheduleTests
{
    private static readonly DeskSchedule Check = CallCenter.DeskSchedules[0];

    [Fact]
    [Trait("Requirement", "HND-11")]
    public void The_call_centre_checks_every_day_at_nine_and_at_five()
    {
        // Friday 16:30, then 17:00, Saturday and Sunday too; Shanghai is eight hours ahead of UTC all year.
        var times = new List<Instant>();
        for (var at = Friday; times.Count < 5; at = times[^1])
            times.Add(Check.NextAfter(at)!.Value);
        Assert.Equal(
            [
                Instant.FromUtc(2024, 10, 11, 9, 0),
                Instant.FromUtc(2024, 10, 12, 1, 0),
                Instant.FromUtc(2024, 10, 12, 9, 0),
                Instant.FromUtc(2024, 10, 13, 1, 0),
                Instant.FromUtc(2024, 10, 13, 9, 0),
            ],
            times
        );
        Assert.Equal((NoticeRecipient.To(Role.Lead), "进度检查"), (Assert.Single(Check.To), Check.Text.Chinese));
    }

    [Fact]
    [Trait("Requirement", "HND-11")]
    public void With_a_calendar_it_checks_on_business_days_only_make_up_days_included()
    {
        // 28 September to 8 October 2024: Sunday the 29th is a make-up day, the 30th a Monday, then a holiday of seven days.
        var check = Schedule(""" "at": ["09:00"], "days": "business", "to": ["role:lead"] """);
        var times = new List<Instant>();
        for (var at = Instant.FromUtc(2024, 9, 28, 4, 0); times.Count < 3; at = times[^1])
            times.Add(check.NextAfter(at)!.Value);
        Assert.Equal([Instant.FromUtc(2024, 9, 29, 1, 0), Instant.FromUtc(2024, 9, 30, 1, 0), Instant.FromUtc(2024, 10, 8, 1, 0)], times);
    }

    [Fact]
    public void A_time_left_out_by_a_clock_change_comes_at_the_change_and_a_doubled_one_once()
    {
        // New York 2024: on 10 March 02:00 to 03:00 does not exist (the change is at 07:00 UTC); on 3 November 01:30 comes twice, first at
        // 05:30 UTC.
        var check = Schedule(""" "at": ["02:30", "01:30"], "to": ["agent:li.wei"] """, "America/New_York");
        Assert.Equal([new(1, 30), new(2, 30)], check.Times);
        Assert.Equal(Instant.FromUtc(2024, 3, 10, 7, 0), check.NextAfter(Instant.FromUtc(2024, 3, 10, 6, 30)));
        Assert.Equal(Instant.FromUtc(2024, 11, 3, 5, 30), check.NextAfter(Instant.FromUtc(2024, 11, 3, 5, 0)));
        Assert.Equal(Instant.FromUtc(2024, 11, 3, 7, 30), check.NextAfter(Instant.FromUtc(2024, 11, 3, 5, 30)));
    }

    /// <summary>The first of its days in each week, month, quarter and year; the holidays as the State Council of China gave notice of
    /// them (Sunday 4 January 2026 is worked).</summary>
    [Theory]
    [InlineData("week", "business", "2024-09-30 2024-10-08 2024-10-14 2024-10-21")]
    [InlineData("month", "business", "2024-10-08 2024-11-01 2024-12-02 2025-01-02")]
    [InlineData("quarter", "business", "2024-10-08 2025-01-02 2025-04-01 2025-07-01")]
    [InlineData("year", "business", "2025-01-02 2026-01-04")]
    [InlineData("month", null, "2024-10-01 2024-11-01 2024-12-01 2025-01-01")]
    [InlineData("week", null, "2024-09-30 2024-10-07 2024-10-14 2024-10-21")]
    public void It_comes_on_the_first_of_its_days_in_each_period(string every, string? days, string expected)
    {
        var schedule = Schedule(
            $""" "at": ["09:00"], "every": "{every}", "to": ["role:lead"]{(days is null ? "" : $", \"days\": \"{days}\"")} """
        );
        var (times, wanted) = (new List<string>(), expected.Split(' '));
        for (var at = Instant.FromUtc(2024, 9, 29, 8, 0); times.Count < wanted.Length; )
        {
            at = schedule.NextAfter(at)!.Value;
            times.Add(at.Plus(Duration.FromHours(8)).ToString("uuuu-MM-dd", null));
        }
        Assert.Equal(wanted, times);
    }

    [Fact]
    [Trait("Requirement", "HND-11")]
    public void It_tells_what_is_open_overdue_at_risk_and_blocked_in_both_languages()
    {
        var board = new SlaBoard(CallCenter.Calendars, CallCenter.Objectives);
        var at = Friday + Minutes(30);
        var waiting = InProgress()
            .Then(
                Friday,
                new RecordContact("Hello") { By = Engineer },
                new WaitFor(Lifecycles.WaitingOn.Vendor, "A spare part") { By = Engineer }
            );
        Put(board, "t-late", Open("production-unusable")); // P1: first response due after 15 minutes
        Put(board, "t-blocked", waiting);
        Assert.True(board.Block(new("t-blocked"))); // the vendor's time counts as ours here
        Assert.False(board.Block(new("t-unknown")));
        Put(
            board,
            "t-calm",
            Open("suggestion").Then(Friday, new AssignTicket(Agent: new("li.wei")) { By = Lead }, new StartWork { By = Engineer })
        );
        var notice = Assert.Single(Check.ProgressCheck(board, at));
        Assert.Equal("desk/progress-check/2024-10-11T09:00:00Z/0", notice.Key);
        Assert.Equal(
            """
            Progress check of 2024-10-11 17:00: 3 open, 1 overdue, 0 at risk, 1 blocked.
            Overdue: t-late
            Blocked: t-blocked
            """.ReplaceLineEndings("\n"),
            notice.Text.English
        );
        Assert.Equal(
            "2024-10-11 17:00 进度检查：未结 3 个，超时 1 个，预警 0 个，受阻 1 个。\n超时：t-late\n受阻：t-blocked",
            notice.Text.Chinese
        );
        Assert.Equal((100, 3m, "2024-10-11T17:00:00+08:00"), (notice.Severity, notice.Fact("open").Number, notice.Fact("at").Text));
        Assert.Equal(notice, Assert.Single(Check.ProgressCheck(board, at)));
        Assert.Equal(notice, TicketJson.ReadNotice(TicketJson.Write(notice)));
        Put(board, "t-blocked", waiting); // set again: nobody said anew that it is blocked
        Assert.Equal(0m, Assert.Single(Check.ProgressCheck(board, at)).Fact("blocked").Number);
    }

    [Fact]
    public void At_risk_comes_in_the_order_of_the_due_times_and_long_lists_are_counted()
    {
        var board = new SlaBoard(CallCenter.Calendars, CallCenter.Objectives);
        for (var i = 0; i < 14; i++)
            board.Set(
                new($"t-{i:00}"),
                new("P2"),
                SlaClock.Start("response", SlaTarget.Elapsed(Minutes(30)), Friday + Duration.FromSeconds(14 - i))
            );
        var at = Friday + Minutes(29);
        Assert.Equal(board.Count(at).AtRisk, board.AtRisk(at).Count);
        Assert.Equal(["t-13", "t-12", "t-11"], board.AtRisk(at).Take(3).Select(t => t.Value));
        Assert.Empty(board.AtRisk(Friday));
        Assert.Empty(board.Blocked());
        board.Set(new("t-paused"), new("P2"), SlaClock.Start("response", SlaTarget.Elapsed(Minutes(30)), Friday).Pause(Friday));
        Assert.Equal("t-paused", Assert.Single(board.Blocked()).Value);
        Assert.True(board.Remove(new("t-paused")));
        var notice = Assert.Single(Check.ProgressCheck(board, at));
        Assert.EndsWith(
            "At risk: t-13, t-12, t-11, t-10, t-09, t-08, t-07, t-06, t-05, t-04 and 4 more",
            notice.Text.English,
            StringComparison.Ordinal
        );
        Assert.EndsWith("t-04 等，另有 4 个", notice.Text.Chinese, StringComparison.Ordinal);
        Assert.Equal(80, notice.Severity);
    }

    [Fact]
    public void Nothing_open_tells_nobody() => Assert.Empty(Check.ProgressCheck(new(CallCenter.Calendars, CallCenter.Objectives), Friday));

    [Theory]
    [InlineData(""" "at": [], "to": ["role:lead"] """, "$.deskSchedules.check.at", "schedule.no-time")]
    [InlineData(""" "at": ["9 o'clock"], "to": ["role:lead"] """, "$.deskSchedules.check.at[0]", "schedule.bad-time")]
    [InlineData(""" "at": ["24:00"], "to": ["role:lead"] """, "$.deskSchedules.check.at[0]", "schedule.bad-time")]
    [InlineData(""" "at": ["09:00", "09:00"], "to": ["role:lead"] """, "$.deskSchedules.check.at[1]", "schedule.same-time")]
    [InlineData(
        """ "at": ["09:00"], "days": "buisness", "to": ["role:lead"] """,
        "$.deskSchedules.check.days",
        "schedule.unknown-calendar"
    )]
    [InlineData(""" "at": ["09:00"], "to": [] """, "$.deskSchedules.check.to", "schedule.no-recipient")]
    [InlineData(""" "at": ["09:00"], "to": ["role:laed"] """, "$.deskSchedules.check.to[0]", "notice.unknown-role")]
    [InlineData(""" "at": ["09:00"], "to": ["assignee"] """, "$.deskSchedules.check.to[0]", "schedule.no-ticket")]
    [InlineData(""" "at": ["09:00"] """, "$.deskSchedules.check", "schedule.not-one")]
    [InlineData(""" "at": ["09:00"], "every": "mouth", "to": ["role:lead"] """, "$.deskSchedules.check.every", "schedule.unknown-period")]
    [InlineData(
        """ "at": ["09:00"], "to": ["role:lead"], "ask": { "en": "How was it?", "zh-CN": "您是否满意？" } """,
        "$.deskSchedules.check",
        "schedule.not-one"
    )]
    [InlineData(
        """ "at": ["09:00"], "open": { "subject": "Inspect", "channel": "inspektion" } """,
        "$.deskSchedules.check.open.channel",
        "schedule.unknown-word"
    )]
    [InlineData(""" "at": ["09:00"], "open": { "subject": " " } """, "$.deskSchedules.check.open.subject", "schedule.no-subject")]
    public void A_broken_schedule_names_path_and_problem(string members, string path, string code)
    {
        var problem = Assert.Single(Assert.Throws<DefinitionException>(() => Schedule(members)).Problems);
        Assert.Equal((path, code), (problem.Path, problem.Code));
        Assert.True(problem.Line > 1);
    }

    /// <summary>Ten thousand tickets of one morning, none of them touched: the lead gets messages by the hand, not by the thousand (ESC-3,
    /// HND-11).</summary>
    [Fact]
    [Trait("Requirement", "ESC-3")]
    public void A_storm_of_ten_thousand_tickets_stays_a_digest()
    {
        var notices = new List<Notice>();
        for (var i = 0; i < 10_000; i++)
        {
            var opened = CallCenter.Open(Opening() with { Id = new($"t-{i}"), Number = new($"TS{i}") }, Friday).Ticket;
            notices.AddRange(CallCenter.Advance(opened, Friday + Duration.FromHours(5)).Notices);
        }
        Assert.True(notices.Count >= 10_000);
        var digest = NoticeDigest.Merge(notices, null, Friday + Duration.FromHours(5));
        Assert.Equal(notices.Count, digest.Ready.Sum(m => m.Notices.Count) + digest.Waiting.Count);
        Assert.InRange(digest.Ready.Count, 1, 5);
        Assert.All(digest.Ready, m => Assert.InRange(m.Text.English.Length, 1, 4000));
    }

    private static void Put(SlaBoard board, string key, Ticket ticket) =>
        board.Set(new(key), ticket.Priority!.Code, ticket.Clocks.AsSpan());

    private static DeskSchedule Schedule(string members, string? zone = null)
    {
        var change = $$"""
            { "deskSchedules": { "check": { "name": { "en": "Check", "zh-CN": "检查" },
              {{members}} } } {{(zone is null ? "" : $", \"zone\": \"{zone}\"")}} }
            """;
        return With(change).DeskSchedules.Single(s => s.Name == "check");
    }
}
