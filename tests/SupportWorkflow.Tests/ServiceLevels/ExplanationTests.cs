using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Tests;

namespace SupportWorkflow.ServiceLevels;

/// <summary>Explanations and shares of one clock: Tuesday 30 September 2025 16:00 in Shanghai, before the holidays and a make-up
/// Saturday.</summary>
[Trait("Requirement", "SLA-11")]
public sealed class ExplanationTests
{
    private static readonly CalendarBook Book = CalendarBook.Of(
        ("business", WorkCalendar.In("Asia/Shanghai").Open(Weekdays.MondayToFriday, "09:00-18:00").Holidays(HolidaySet.China).Build())
    );

    private static readonly SlaClock Clock = SlaClock
        .Start("resolution", SlaTarget.Work(Duration.FromHours(20), "business"), At(9, 30, 16))
        .PauseBetween(At(10, 9, 10), At(10, 9, 12), "等待客户");

    [Fact]
    public void Every_stretch_is_listed_and_they_add_up_to_the_target()
    {
        // 2 h on the 30th, 1 + 6 h on the 9th, 9 h on the 10th, 2 h on the make-up Saturday.
        var explained = Clock.Explain(At(10, 9, 13), Book, new("Resolution", "解决"));
        Assert.Equal(At(10, 11, 11), explained.Reading.DueAt);
        Assert.Equal([2, 1, 6, 9, 2], explained.Segments.Where(s => s.Why == ClockSegment.Work).Select(s => s.Counted.TotalHours));
        Assert.Equal((Duration.FromHours(20), true), (explained.Sum, explained.IsWholeTarget));
        var pause = explained.Segments.Single(s => s.Why == ClockSegment.Paused);
        Assert.Equal((At(10, 9, 10), At(10, 9, 12), "等待客户"), (pause.Start, pause.End, pause.Text!.English));
        Assert.Equal(9, explained.SpecialDays.Count);
        Assert.Equal(("make-up-day", new LocalDate(2025, 10, 11)), (explained.SpecialDays[^1].Code, explained.SpecialDays[^1].Date));
    }

    [Fact]
    public void It_reads_as_a_page_in_both_languages()
    {
        var clock = new SlaClock("resolution")
            .Place(new(ClockMarkKind.Start, At(10, 10, 16), 1))
            .Place(
                new(
                    ClockMarkKind.Retarget,
                    At(10, 10, 16),
                    2,
                    new TargetChoice(SlaTarget.Work(Duration.FromHours(3), "business"), RetargetMode.FromStart, 3, new("acme", "7"))
                )
            )
            .PauseBetween(At(10, 10, 17), At(10, 10, 18), "waiting for the requester");
        var explained = clock.Explain(At(10, 11, 9), Book, new("Resolution", "解决"));
        Assert.Equal(
            """
            Resolution: due 2025-10-11 11:00:00; 3 h of working time of 'business' from 2025-10-10 16:00:00, 1 h used, 2 h left
            Target: 3 h of working time of 'business', by row 3 of the profile acme@7. Times in Asia/Shanghai.
            2025-10-10 16:00:00 to 2025-10-10 17:00:00: 1 h counted
            2025-10-10 17:00:00 to 2025-10-10 18:00:00: paused (waiting for the requester)
            2025-10-11 09:00:00 to 2025-10-11 11:00:00: 2 h counted
            2025-10-11: National Day and Mid-Autumn Festival (make-up working day)
            Together 3 h: the whole target.
            """,
            explained.ToString()
        );
        Assert.Equal(explained.ToString().Split('\n').Length, explained.ToText("zh").Split('\n').Length);
        Assert.Contains("依据流程配置 acme@7 第 3 行", explained.ToText("zh-CN"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_late_paused_or_ended_clock_adds_up_to_what_it_used()
    {
        Assert.Equal(
            (Duration.FromHours(21), false),
            (Clock.Explain(At(10, 11, 12), Book).Sum, Clock.Explain(At(10, 11, 12), Book).IsWholeTarget)
        );
        Assert.Equal(Duration.FromHours(3), Clock.Explain(At(10, 9, 11), Book).Sum);
        Assert.Equal(Duration.FromHours(2), Clock.Stop(At(9, 30, 18)).Explain(At(10, 9, 11), Book).Sum);
        var reopened = Clock.Stop(At(9, 30, 17), byState: true).Reopen(At(10, 9, 12)).Explain(At(10, 9, 13), Book);
        Assert.Equal([ClockSegment.Work, ClockSegment.Ended], reopened.Segments.Take(2).Select(s => s.Why));
        Assert.Equal(Duration.FromHours(20), reopened.Sum);
    }

    [Fact]
    public void A_share_that_was_carried_over_is_a_line_of_its_own()
    {
        // A quarter of 4 h elapsed becomes 5 h of 20 h working time: plus 4 h.
        var clock = SlaClock
            .Start("x", SlaTarget.Elapsed(Duration.FromHours(4)), At(10, 9, 9))
            .Retarget(SlaTarget.Work(Duration.FromHours(20), "business"), At(10, 9, 10), RetargetMode.Rebase);
        var explained = clock.Explain(At(10, 9, 10), Book);
        Assert.Equal(Duration.FromHours(4), explained.Segments.Single(s => s.Why == ClockSegment.Carried).Counted);
        Assert.Equal(Duration.FromHours(20), explained.Sum);
    }

    [Fact]
    public void A_clock_that_has_not_started_says_so()
    {
        var waiting = new SlaClock("on-site")
            .Place(new(ClockMarkKind.Start, At(10, 9, 9), 1))
            .Explain(At(10, 9, 10), Book, new("On site", "到场"));
        Assert.Equal(("On site: not started", "到场：尚未开始", Duration.Zero), (waiting.ToText("en"), waiting.ToText("zh"), waiting.Sum));
    }

    [Fact]
    [Trait("Requirement", "RPT-2")]
    public void The_time_is_shared_among_those_who_had_it()
    {
        // 2 h on the 30th: nobody until 17:00, then the group. On the 9th li.wei takes over at 14:00: the group has had 1 h before the
        // pause and 2 after it.
        List<(Instant, string)> owners = [(At(9, 30, 17), "network"), (At(10, 9, 14), "li.wei")];
        Assert.Equal(
            [("", Duration.FromHours(1)), ("network", Duration.FromHours(4)), ("li.wei", Duration.FromHours(4))],
            Clock.UsedBy(owners, At(10, 9, 18), Book)
        );
        Assert.Throws<ArgumentException>(() => Clock.UsedBy([owners[1], owners[0]], At(10, 9, 18), Book));
    }

    [Fact]
    public void A_carried_share_is_divided_like_the_time_it_came_from()
    {
        // One hour each of 4 h elapsed is half; half of 20 h working time is 10 h, five each.
        var clock = SlaClock
            .Start("x", SlaTarget.Elapsed(Duration.FromHours(4)), At(10, 9, 9))
            .Retarget(SlaTarget.Work(Duration.FromHours(20), "business"), At(10, 9, 11), RetargetMode.Rebase);
        Assert.Equal(
            [("a", Duration.FromHours(5)), ("b", Duration.FromHours(5))],
            clock.UsedBy([(At(10, 9, 8), "a"), (At(10, 9, 10), "b")], At(10, 9, 11), Book)
        );
    }

    [Fact]
    public void Reading_a_clock_allocates_nothing()
    {
        ValueList<WarningPoint> warn = [WarningPoint.Used(50), WarningPoint.Used(80), WarningPoint.Before(Duration.FromMinutes(10))];
        var days = SlaClock
            .Start("x", SlaTarget.BusinessDays(3, "business"), At(9, 30, 16))
            .Pause(At(10, 9, 10))
            .Resume(At(10, 9, 11))
            .Retarget(SlaTarget.Work(Duration.FromHours(30), "business"), At(10, 9, 12), RetargetMode.Rebase)
            .Stop(At(10, 9, 14), byState: true)
            .Reopen(At(10, 9, 15));
        foreach (
            var clock in (SlaClock[])
                [
                    Clock,
                    days,
                    Clock.Pause(At(10, 9, 13)),
                    SlaClock.Start("x", SlaTarget.Elapsed(Duration.FromHours(1)), At(9, 30, 16)).Stop(At(9, 30, 18)),
                ]
        )
        {
            Assert.Equal(0, Allocated.By(() => clock.At(At(10, 10, 9), Book)));
            Assert.Equal(0, Allocated.By(() => clock.At(At(10, 9, 11), Book)));
            Assert.Equal(0, Allocated.By(() => clock.DueAt(Book)));
            Assert.Equal(0, Allocated.By(() => clock.NextPoint(warn, Book)));
        }
        var ended = new SlaClock("x")
            .Place(new(ClockMarkKind.Start, At(9, 30, 16), 1), once: true)
            .Place(new(ClockMarkKind.Stop, At(9, 30, 17), 2), once: true);
        var late = new ClockMark(ClockMarkKind.Pause, At(9, 30, 18), 3);
        Assert.Same(ended, ended.Place(late, once: true));
        Assert.Equal(0, Allocated.By(() => ended.Place(late, once: true)));
    }

    private static Instant At(int month, int day, int hour) => Instant.FromUtc(2025, month, day, hour, 0) - Duration.FromHours(8);
}
