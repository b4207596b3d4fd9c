using System.Text;
using NodaTime;
using Properties;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Tests.Calendars;

[Trait("Requirement", "SLA-6")]
[Properties(Arbitrary = [typeof(RandomCalendars)])]
public class WorkCalendarProperties
{
    [Property(Cases = 150)]
    public void Working_time_between_equals_the_segment_counter(RandomCalendar c)
    {
        Same(c.Slow.WorkBetween(c.A, c.B), c.Fast.WorkBetween(c.A, c.B));
        Same(c.Slow.WorkBetween(c.A, c.C), c.Fast.WorkBetween(c.A, c.C));
    }

    [Property(Cases = 150)]
    public void Working_time_between_is_additive_and_antisymmetric(RandomCalendar c)
    {
        Same(c.Fast.WorkBetween(c.A, c.C), c.Fast.WorkBetween(c.A, c.B) + c.Fast.WorkBetween(c.B, c.C));
        Same(c.Fast.WorkBetween(c.A, c.B), -c.Fast.WorkBetween(c.B, c.A));
    }

    [Property(Cases = 150)]
    public void Adding_equals_the_segment_counter(RandomCalendar c)
    {
        foreach (var work in new[] { c.Work, -c.Work, c.Slow.WorkBetween(c.A, c.B) })
        {
            if (c.Slow.Add(c.A, work, false) is { } due)
                Same(due, c.Fast.Add(c.A, work));
            if (work > Duration.Zero && c.Slow.Add(c.A, work, true) is { } later)
                Same(later, c.Fast.Add(c.A, work, ClosingRule.NextOpening));
        }
    }

    [Property(Cases = 150)]
    public void What_was_added_is_what_lies_between(RandomCalendar c)
    {
        foreach (var work in new[] { c.Work, -c.Work, 40 * c.Work })
        {
            Same(work, c.Fast.WorkBetween(c.A, c.Fast.Add(c.A, work)));
            Same(work, c.Fast.WorkBetween(c.A, c.Fast.Add(c.A, work, ClosingRule.NextOpening)));
        }
    }

    [Property(Cases = 150)]
    public void Adding_is_monotone_and_additive_over_a_split(RandomCalendar c)
    {
        var (first, second) = (c.Work / 3, c.Work - c.Work / 3);
        Same(c.Fast.Add(c.A, c.Work), c.Fast.Add(c.Fast.Add(c.A, first), second));
        Same(c.Fast.Add(c.A, -c.Work), c.Fast.Add(c.Fast.Add(c.A, -first), -second));
        Assert.True(c.Fast.Add(c.A, first) <= c.Fast.Add(c.A, c.Work));
        var (early, late) = c.A <= c.B ? (c.A, c.B) : (c.B, c.A);
        Assert.True(c.Fast.Add(early, c.Work) <= c.Fast.Add(late, c.Work));
        Assert.True(c.Fast.Add(early, -c.Work) <= c.Fast.Add(late, -c.Work));
    }

    [Property(Cases = 150)]
    public void Being_open_agrees_with_the_intervals_and_with_the_counter(RandomCalendar c)
    {
        var (from, to) = c.A <= c.B ? (c.A, c.B) : (c.B, c.A);
        var intervals = c.Fast.OpenIntervals(from, to).ToList();
        Assert.All(intervals.Zip(intervals.Skip(1)), p => Assert.True(p.First.End < p.Second.Start));
        Assert.Equal(intervals.AsEnumerable().Reverse(), c.Fast.OpenIntervals(to, from));
        Same(c.Slow.WorkBetween(from, to), intervals.Aggregate(Duration.Zero, (sum, i) => sum + i.Length));
        var edges = intervals.SelectMany(i => new[] { i.Start, i.End, i.Start.PlusNanoseconds(-1), i.End.PlusNanoseconds(-1) });
        foreach (var at in edges.Append(c.A).Append(c.C).Take(60))
        {
            Same(c.Slow.IsOpen(at), c.Fast.IsOpen(at));
            Same(c.Fast.IsOpen(at), c.Fast.WhyClosed(at) is null);
            if (from <= at && at < to)
                Same(intervals.Exists(i => i.Start <= at && at < i.End), c.Fast.IsOpen(at));
        }
    }

    [Property(Cases = 150)]
    public void Next_and_previous_openings_and_closings_agree_with_the_counter(RandomCalendar c)
    {
        var week = Duration.FromDays(9);
        var segments = new List<(Instant From, Instant To)>();
        foreach (var s in c.Slow.Segments(c.A - week, c.A + week))
            if (segments.Count > 0 && segments[^1].To == s.From)
                segments[^1] = (segments[^1].From, s.To);
            else
                segments.Add(s);
        if (segments.Count < 4)
            return;
        if (segments.FindIndex(s => s.To > c.A) is >= 0 and var next && segments[next].To < c.A + week)
        {
            Same(Instant.Max(segments[next].From, c.A), c.Fast.NextOpening(c.A)!.Value);
            Same(segments[next].To, c.Fast.NextClosing(c.A)!.Value);
        }
        if (segments.FindLastIndex(s => s.From <= c.A) is >= 0 and var last && segments[last].From > c.A - week)
            Same(segments[last].From, c.Fast.PreviousOpening(c.A)!.Value);
        if (segments.FindLastIndex(s => s.To <= c.A) is >= 0 and var closed && segments[closed].From > c.A - week)
            Same(segments[closed].To, c.Fast.PreviousClosing(c.A)!.Value);
    }

    [Property(Cases = 40)]
    public void Combined_calendars_agree_point_by_point(RandomCalendar a, RandomCalendar b)
    {
        var points = Enumerable
            .Range(-40, 80)
            .Select(i => a.A + Duration.FromMinutes(i * 97))
            .Append(b.A)
            .Append(b.B)
            .Concat(a.Fast.OpenIntervals(a.A, a.A + Duration.FromDays(5)).SelectMany(i => new[] { i.Start, i.End }))
            .Concat(b.Fast.OpenIntervals(a.A, a.A + Duration.FromDays(5)).SelectMany(i => new[] { i.Start, i.End }))
            .ToList();
        foreach (
            var (combined, expected) in new (Func<WorkCalendar>, Func<bool, bool, bool>)[]
            {
                (() => a.Fast.Or(b.Fast), (x, y) => x || y),
                (() => a.Fast.And(b.Fast), (x, y) => x && y),
                (() => a.Fast.Except(b.Fast), (x, y) => x && !y),
            }
        )
        {
            WorkCalendar calendar;
            try
            {
                calendar = combined();
            }
            catch (DefinitionException)
            {
                continue;
            } // nothing in common, nothing left
            foreach (var at in points)
            {
                Same(expected(a.Slow.IsOpen(at), b.Slow.IsOpen(at)), calendar.IsOpen(at));
                Same(calendar.IsOpen(at), calendar.WhyClosed(at) is null);
            }
        }
    }

    [Property(Cases = 150)]
    public void Business_days_agree_with_a_walk_over_the_dates(RandomCalendar c)
    {
        LocalDate from = c.A.InZone(c.Fast.Zone).Date,
            to = from.PlusDays(45);
        var days = Enumerable.Range(1, 45).Select(i => from.PlusDays(i)).Where(c.Slow.IsBusinessDay).ToList();
        for (var date = from; date <= to; date = date.PlusDays(1))
            Same(c.Slow.IsBusinessDay(date), c.Fast.IsBusinessDay(date));
        Same(days.Count, c.Fast.BusinessDaysBetween(from, to));
        Same(-days.Count, c.Fast.BusinessDaysBetween(to, from));
        for (var n = 1; n <= days.Count; n++)
            Same(days[n - 1], c.Fast.AddBusinessDays(from, n));
        for (var n = 1; n <= days.Count; n++)
            Same(days[^n], c.Fast.AddBusinessDays(to.PlusDays(1), -n));
    }

    [Property(Cases = 150)]
    public void Without_hours_over_midnight_a_later_start_is_never_due_earlier(RandomCalendar c)
    {
        if (c.Document.RunsOverMidnight())
            return;
        var (early, late) = c.A <= c.B ? (c.A, c.B) : (c.B, c.A);
        foreach (var days in new[] { 1, 2, 7 })
            Assert.True(Due(early, days) <= Due(late, days));

        Instant Due(Instant start, int days) => c.Fast.DueAfterBusinessDays(start, days, BusinessDayRule.EndOfDay);
    }

    [Property(Cases = 150)]
    public void A_target_of_business_days_is_due_after_its_start_and_more_days_are_not_earlier(RandomCalendar c)
    {
        foreach (var rule in new[] { BusinessDayRule.SameTime, BusinessDayRule.EndOfDay })
        {
            Assert.True(c.Fast.DueAfterBusinessDays(c.A, 1, rule) > c.A);
            if (!c.Document.RunsOverMidnight())
                Assert.True(c.Fast.DueAfterBusinessDays(c.A, 3, rule) <= c.Fast.DueAfterBusinessDays(c.A, 4, rule));
        }
        var due = c.Fast.DueAfterBusinessDays(c.A, 2);
        Assert.True(c.Slow.IsOpen(due) || c.Slow.IsOpen(due.PlusNanoseconds(-1)));
    }

    [Property(Cases = 150)]
    public void An_explanation_adds_up_exactly(RandomCalendar c)
    {
        var explained = c.Fast.Explain(c.A, c.Work);
        Same(c.Work, explained.Segments.Aggregate(Duration.Zero, (sum, s) => sum + s.Length));
        Same(c.Work, explained.Work);
        Assert.All(explained.Segments, s => Assert.True(c.Slow.IsOpen(s.Start)));
        Assert.All(explained.Segments, s => Assert.DoesNotContain(explained.Segments, o => o.Start < s.Start && s.Start <= o.End));
    }

    [Property(Cases = 150)]
    public void A_batch_equals_its_single_questions(RandomCalendar c)
    {
        Instant[] starts = [c.A, c.B, c.C, c.A - Duration.FromDays(800), c.B + Duration.FromDays(800)];
        var between = new Duration[starts.Length];
        var added = new Instant[starts.Length];
        c.Fast.WorkBetween(starts, c.C, between);
        c.Fast.Add(starts, c.Work, added, ClosingRule.NextOpening);
        Assert.Equal(starts.Select(s => c.Fast.WorkBetween(s, c.C)), between);
        Assert.Equal(starts.Select(s => c.Fast.Add(s, c.Work, ClosingRule.NextOpening)), added);
    }

    [Property(Cases = 150)]
    public void The_json_form_gives_the_same_calendar_again(RandomCalendar c)
    {
        var again = WorkCalendar.FromJson(Encoding.UTF8.GetBytes(c.Fast.ToJson()));
        Assert.Equal(c.Fast.ToJson(), again.ToJson());
        Same(c.Fast.WorkBetween(c.A, c.C), again.WorkBetween(c.A, c.C));
        Same(c.Fast.Add(c.B, c.Work), again.Add(c.B, c.Work));
    }

    private static void Same<T>(T expected, T actual) => Assert.Equal(expected, actual);
}
