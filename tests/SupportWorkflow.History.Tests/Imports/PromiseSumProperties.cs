using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using Properties;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.History;

/// <summary>No promise ever leaves the figures of a replay: random logs, and a count over the events that came of them.</summary>
[Properties(Arbitrary = [typeof(PromiseSumProperties)])]
public sealed class PromiseSumProperties
{
    private const string Map = """
        {
          "times": ["uuuu-MM-dd HH:mm"], "zone": "UTC",
          "columns": { "case": "c", "state": "s", "time": "t", "priority": "p", "team": "g" },
          "states": {
            "New": { "kind": "queued", "state": "new" }, "Work": { "kind": "working", "state": "in-progress" },
            "User": { "kind": "waiting", "on": "requester", "state": "asked" },
            "Vendor": { "kind": "waiting", "on": "vendor", "state": "vendor" }, "Done": { "kind": "done", "state": "resolved" },
            "Shut": { "kind": "final", "state": "closed" }, "Gone": { "kind": "final", "state": "cancelled" }
          },
          "responded": ["Work", "User"], "resolved": ["Done"]
        }
        """;

    private static readonly InstantPattern Minute = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    private static readonly string[] States = ["New", "Work", "User", "Vendor", "Done", "Shut", "Gone"];

    private static readonly TicketWorkflow Desk = PromiseDesk.Version("1");

    /// <summary>Rows of three tickets; now and then a time falls.</summary>
    public static Arbitrary<Steps<Row>> Logs =>
        LockStep.Of(
            from ticket in Gen.Choose(1, 3)
            from state in Gen.Elements(States)
            from minutes in Gen.Frequency((8, Gen.Choose(0, 120)), (1, Gen.Choose(-60, -1)))
            from priority in Gen.Elements("P1", "P2", "P3")
            from team in Gen.Elements("one", "two")
            select new Row(ticket, state, minutes, priority, team)
        );

    [Property(Cases = 300, EndSize = 40)]
    [Trait("Requirement", "RPT-5")]
    public Property What_was_opened_is_met_missed_running_or_cancelled_in_time(Steps<Row> rows)
    {
        if (rows.All.Count == 0)
            return true.ToProperty();
        var importer = new HistoryImporter(HistoryMap.Parse(System.Text.Encoding.UTF8.GetBytes(Map)), Desk);
        var (now, last) = (Instant.FromUtc(2024, 3, 1, 8, 0), Instant.MinValue);
        for (var i = 0; i < rows.All.Count; i++)
        {
            var row = rows.All[i];
            now += Duration.FromMinutes(row.Minutes);
            last = Instant.Max(last, now);
            importer.Add(new(i + 2, $"T{row.Ticket}", row.State, Minute.Format(now)) { Priority = row.Priority, Team = row.Team });
        }
        // What a shorter target makes late at once is late from the next instant on.
        var told = Told.By(importer, last.PlusNanoseconds(1));
        foreach (var promise in PromiseDesk.Promises)
        {
            var counts = told.Histories.Select(h => Count(promise, h, last.PlusNanoseconds(1))).ToList();
            var figures = told.Summary.Of(promise.Name);
            var expected = new Attainment(
                counts.Sum(c => c.Met),
                counts.Sum(c => c.Missed + c.Breached),
                counts.Sum(c => c.Open),
                counts.Sum(c => c.Cancelled)
            );
            if (figures != expected)
                return false.Label($"{promise.Name}: {figures}, by the events {expected}");
            if (counts.Sum(c => c.Opened) != figures.Met + figures.Missed + figures.Running + figures.Cancelled)
                return false.Label($"{promise.Name}: {figures}, opened {counts.Sum(c => c.Opened)}");
        }
        return true.ToProperty();
    }

    private static PromiseCounts Count(PlainPromise promise, ValueList<TicketEvent> events, Instant at)
    {
        var counted = new CountedPromises(promise, PromiseDesk.KindOf);
        foreach (var e in events)
            counted.Take(e);
        return counted.Read(at);
    }

    public sealed record Row(int Ticket, string State, int Minutes, string Priority, string Team);
}
