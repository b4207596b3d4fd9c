using NodaTime;
using SupportWorkflow;
using SupportWorkflow.History;
using SupportWorkflow.Profiles;

namespace Outsider;

/// <summary>A log of another system: its figures, the same year under another profile, and a simulated one.</summary>
internal static class History
{
    private const string Log = """
        id,state,at,priority
        A,New,2024-03-04 09:00,P2
        A,Work,2024-03-04 10:00,P2
        A,Done,2024-03-08 12:00,P2
        B,New,2024-03-05 09:00,P1
        B,Done,2024-03-05 10:00,P1
        B,Work,2024-03-06 10:00,P1
        C,New,yesterday,P1
        """;

    public static void Run()
    {
        Console.WriteLine("Figures of a foreign log");
        using var sample = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Log));
        string draft = MapDraft.Of(sample, "log.csv");
        Expect.That(draft.Contains("\"case\"", StringComparison.Ordinal), "a map is drafted from the log itself");

        HistoryMap map = HistoryMap.Parse(
            """
            {
              "zone": "UTC", "times": ["uuuu-MM-dd HH:mm"],
              "columns": { "case": "id", "state": "state", "time": "at", "priority": "priority" },
              "states": { "New": { "kind": "queued" }, "Work": { "kind": "working" }, "Done": { "kind": "done" } }
            }
            """u8
        );
        TicketWorkflow callCenter = BuiltInProfiles.CallCenter.Compile();
        HistoryImporter importer = Importer(map, callCenter);
        ImportResult result = importer.Finish();
        HistorySummary summary = result.Summary;
        Expect.That(summary.Cases == 2 && summary.CasesReopened == 1, "the log is read");
        QuarantinedRow aside = result.Quarantined[0];
        Expect.That(aside.Why == QuarantineReason.BadTime, $"what cannot be read is set aside: line {aside.Line}, {aside.Reason}");
        foreach (StateChange change in summary.StateChanges)
            Console.WriteLine($"  {change.From} → {change.To}: {change.Count}");
        foreach (StateFigures state in summary.States)
            Console.WriteLine($"  {state.Name}: {state.Visits} visits, {state.Hours.Mean:0.#} h");
        foreach (NamedCount priority in summary.PriorityFinal ?? [])
            Console.WriteLine($"  {priority.Name}: {priority.Count}");
        foreach (BacklogWeek week in summary.Backlog)
            Console.WriteLine($"  {week}");
        foreach (ObjectiveFigures objective in summary.Objectives)
        {
            foreach (PriorityFigure<Attainment> each in objective.ByPriority)
                Console.WriteLine($"  {objective.Text.In("zh-CN")} {each.Priority}: {each.Figure.Share:P0}");
        }
        if (summary.Escalations is { } escalations)
        {
            foreach (RuleFigures rule in escalations.Rules)
                Console.WriteLine($"  {rule}");
            foreach (LevelFigures level in escalations.Levels)
                Console.WriteLine($"  {level}");
        }
        foreach (Deviation deviation in result.Deviations)
            Console.WriteLine($"  {deviation.Code}: {deviation.Reason}");

        HistoryComparison whatIf = HistoryComparison.Of(Importer(map, callCenter), BuiltInProfiles.SupportDepartment.Compile());
        Expect.That(whatIf.Tickets == 2, $"another profile is tried on it: {whatIf.Before} → {whatIf.After}");
        foreach (ObjectiveComparison objective in whatIf.Objectives)
            Console.WriteLine($"  {objective.Text}: +{objective.Gained} −{objective.Lost}");
        foreach (PromiseChange change in whatIf.Changes)
            Console.WriteLine($"  {change}");
        FiringComparison firings = whatIf.Escalations;
        foreach (RuleComparison rule in firings.Rules)
            Console.WriteLine($"  {rule.Text}: {rule.Gaining}");
        foreach (FiringChange change in firings.Changes)
            Console.WriteLine($"  {change}");

        SimulationFigures year = new Simulation(callCenter) { Tickets = 40, Seed = 7 }.Run();
        TimeFigures response = year.Response;
        TimeSpread all = response.All;
        Expect.That(year.OpenedByPriority.Sum(p => p.Count) == 40, $"a desk is simulated: {all}");
        foreach (EngineerFigures engineer in year.Engineers)
            Console.WriteLine($"  {engineer}");
        foreach (PointFigures point in year.Points)
            Console.WriteLine($"  {point.Objective} {point.Point}: {point.Reached}");
        foreach (BacklogDay day in year.Backlog.Take(3))
            Console.WriteLine($"  {day}");

        // Rows may come from anywhere, such as a table of one's own.
        var own = new HistoryImporter(map, callCenter);
        own.Add(new HistoryRow(1, "X", "New", "2024-03-04 09:00"));
        Expect.That(own.Finish(Instant.FromUtc(2024, 3, 5, 0, 0)).Summary.CasesOpen == 1, "rows of one's own are read alike");

        try
        {
            using var noLog = new MemoryStream("%PDF-1.7\0\0"u8.ToArray());
            new HistoryImporter(map, callCenter).Read(noLog);
            Expect.That(false, "no log is read from a PDF");
        }
        catch (LogFormatException e)
        {
            Console.WriteLine($"  {e.Message}");
        }
    }

    private static HistoryImporter Importer(HistoryMap map, TicketWorkflow workflow)
    {
        var importer = new HistoryImporter(map, workflow);
        using var log = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Log));
        importer.Read(log);
        return importer;
    }
}
