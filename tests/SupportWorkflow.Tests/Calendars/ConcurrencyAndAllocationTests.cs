using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Tests.Calendars;

public class ConcurrencyAndAllocationTests
{
    private static WorkCalendar Office() =>
        WorkCalendar.In("Asia/Shanghai").Open(Weekdays.MondayToFriday, "09:00-12:00", "13:00-18:00").Holidays(HolidaySet.China).Build();

    [Fact]
    public void Eight_threads_on_a_cold_calendar_get_identical_answers()
    {
        for (var round = 0; round < 20; round++)
        {
            var calendar = Office();
            var answers = new string[8];
            using var start = new Barrier(8);
            var threads = Enumerable
                .Range(0, 8)
                .Select(n => new Thread(() =>
                {
                    start.SignalAndWait();
                    answers[n] = string.Join(
                        " ",
                        Enumerable
                            .Range(0, 60)
                            .Select(i =>
                            {
                                var at = Instant.FromUtc(2000 + i % 30, 1 + i % 12, 3, 4, 5);
                                return $"{calendar.Add(at, Duration.FromHours(i * 100))} {calendar.WorkBetween(at, at + Duration.FromDays(500))} {calendar.IsOpen(at)}";
                            })
                    );
                }))
                .ToList();
            threads.ForEach(t => t.Start());
            threads.ForEach(t => t.Join());
            Assert.Single(answers.Distinct());
        }
    }

    [Fact]
    public void A_warm_calendar_answers_without_allocating()
    {
        var calendar = Office();
        var starts = Enumerable
            .Range(0, 64)
            .Select(i => Instant.FromUtc(2025, 1 + i % 12, 1 + i % 28, i % 24, i % 60).PlusNanoseconds(i))
            .ToArray();
        var results = new Duration[starts.Length];
        Ask();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Ask()
        {
            foreach (var at in starts)
            {
                calendar.Add(at, Duration.FromHours(7));
                calendar.Add(at, -Duration.FromHours(2000), ClosingRule.NextOpening);
                calendar.WorkBetween(at, at + Duration.FromDays(90));
                calendar.IsOpen(at);
                calendar.NextOpening(at);
                calendar.NextClosing(at);
                calendar.PreviousOpening(at);
                calendar.PreviousClosing(at);
                calendar.IsBusinessDay(new(2025, 6, 2));
                calendar.AddBusinessDays(new(2025, 6, 2), 40);
                calendar.BusinessDaysBetween(new(2025, 6, 2), new(2026, 6, 2));
            }
            calendar.WorkBetween(starts, starts[0], results);
        }
    }
}
