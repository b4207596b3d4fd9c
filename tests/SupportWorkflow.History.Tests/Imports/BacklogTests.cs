using System.Text;
using NodaTime;

namespace SupportWorkflow.History;

/// <summary>How many tickets were open at the end of each week, against a count that walks every ticket for every week.</summary>
public class BacklogTests
{
    private static readonly HistoryMap Map = HistoryMap.Parse(
        Encoding.UTF8.GetBytes(
            """
            {
              "columns": { "case": "id", "state": "s", "time": "at" },
              "states": { "Work": { "kind": "working" }, "Done": { "kind": "done" }, "Shut": { "kind": "final" } }
            }
            """
        )
    );

    [Fact]
    public void A_ticket_grows_older_week_by_week_until_it_is_done()
    {
        // Opened on Sunday 3 March 2024 at noon, half a day before week 9 ends, so 7.5 days old at the end of week 10; done on 10 June, in
        // week 24.
        var weeks = Import(["A Work 2024-03-03T12:00", "A Done 2024-06-10T12:00"]);

        Assert.Equal(
            [
                "2024-W09 1 0 0 0 0",
                "2024-W10 0 0 1 0 0",
                "2024-W11 0 0 1 0 0",
                "2024-W12 0 0 1 0 0",
                "2024-W13 0 0 1 0 0",
                "2024-W14 0 0 0 1 0",
            ],
            weeks.Take(6)
        );
        Assert.Equal(["2024-W22 0 0 0 0 1", "2024-W23 0 0 0 0 1"], weeks.TakeLast(2));
    }

    [Fact]
    public void A_ticket_open_at_the_end_is_read_at_the_instant_asked_for() =>
        Assert.Equal(["2024-W09 1 0 0 0 0", "2024-W10 0 1 0 0 0"], Import(["A Work 2024-03-03T12:00"], Instant.FromUtc(2024, 3, 6, 0, 0)));

    [Fact]
    public void Random_histories_give_what_a_walk_over_every_ticket_gives()
    {
        string[] states = ["Work", "Done", "Work", "Shut"];
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var start = new LocalDateTime(2024, 2, 26, 0, 0);
            var rows = new List<(int Ticket, string State, LocalDateTime At)>();
            for (var ticket = 0; ticket < 8; ticket++)
            {
                var at = start.PlusHours(random.Next(24 * 40));
                for (var row = random.Next(1, 6); row > 0; row--)
                {
                    rows.Add((ticket, states[random.Next(states.Length)], at));
                    at = at.PlusHours(random.Next(-20, 24 * 30));
                }
            }

            var weeks = Import([.. rows.Select(r => $"{r.Ticket} {r.State} {r.At:uuuu-MM-dd'T'HH:mm}")]);

            Assert.Equal((seed, string.Join('\n', Walk(rows))), (seed, string.Join('\n', weeks)));
        }
    }

    private static IEnumerable<string> Walk(List<(int Ticket, string State, LocalDateTime At)> rows)
    {
        var last = rows.Max(r => r.At);
        var monday = rows.Min(r => r.At).Date.PlusDays(1).Previous(IsoDayOfWeek.Monday);
        for (var more = true; more; monday = monday.PlusWeeks(1))
        {
            var end = monday.PlusWeeks(1).AtMidnight();
            more = end < last;
            var reading = more ? end : last;
            var ages = new int[5];
            foreach (var ticket in rows.GroupBy(r => r.Ticket))
            {
                var (open, time, opened) = (false, LocalDateTime.MinIsoValue, ticket.First().At);
                foreach (var row in ticket)
                {
                    time = LocalDateTime.Max(time, row.At);
                    if (time <= reading)
                        open = row.State == "Work";
                }
                if (!open)
                    continue;
                var days = Period.Between(opened, reading, PeriodUnits.Hours).Hours / 24.0;
                ages[
                    days < 1 ? 0
                    : days < 7 ? 1
                    : days < 30 ? 2
                    : days < 90 ? 3
                    : 4
                ]++;
            }
            var week = NodaTime.Calendars.WeekYearRules.Iso;
            if (ages.Sum() > 0)
                yield return $"{week.GetWeekYear(monday):0000}-W{week.GetWeekOfWeekYear(monday):00} {string.Join(' ', ages)}";
        }
    }

    private static IReadOnlyList<string> Import(string[] rows, Instant? at = null)
    {
        var importer = new HistoryImporter(Map);
        for (var i = 0; i < rows.Length; i++)
        {
            var parts = rows[i].Split(' ');
            importer.Add(new(i + 2, parts[0], parts[1], parts[2]));
        }
        return
        [
            .. importer
                .Finish(at)
                .Summary.Backlog.Select(w => $"{w.Week} {w.UpToDay} {w.UpToWeek} {w.UpToMonth} {w.UpToQuarter} {w.Older}"),
        ];
    }
}
