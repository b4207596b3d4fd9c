using System.Text;
using System.Text.Json;
using NodaTime;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.History;

/// <summary>Every figure is written and read by plain System.Text.Json, without any option.</summary>
public class FigureJsonTests
{
    private const string Map = """
        {
          "times": ["uuuu-MM-dd'T'HH:mm"], "zone": "UTC",
          "columns": { "case": "c", "state": "s", "time": "t", "priority": "p" },
          "states": { "New": { "kind": "queued" }, "Work": { "kind": "working" }, "Note": { "stays": true }, "Done": { "kind": "done" } },
          "responded": ["Work"]
        }
        """;

    private const string Log = """
        c,s,t,p
        A,New,2024-03-01T08:00,P2
        A,Work,2024-03-01T09:00,P2
        A,Note,2024-03-01T10:00,P2
        A,Done,2024-03-05T10:00,P2
        B,New,2024-03-04T08:00,P3
        B,Lost,2024-03-04T09:00,P3
        B,Done,2024-03-04T10:00,P5
        """;

    [Fact]
    public void The_result_of_an_import()
    {
        var result = Taken().Finish();

        var read = Again(result);

        Assert.Equal((result.Summary, result.Deviations), (read.Summary, read.Deviations));
        Assert.Equal(result.Quarantined, read.Quarantined);
        Assert.True(result is { Deviations.Count: > 0, Quarantined.Count: > 0 });
        Assert.True(result.Summary is { Escalations: not null, Objectives.Count: > 0, At: not null });
    }

    [Fact]
    public void A_comparison()
    {
        var whatIf = HistoryComparison.Of(Taken(), BuiltInProfiles.OnlinePlatform.Compile());

        Assert.Equal(whatIf, Again(whatIf));
        Assert.True(whatIf is { Changes.Count: > 0, Escalations.Rules.Count: > 0, Objectives.Count: > 0 });
    }

    [Fact]
    public void A_simulation()
    {
        var figures = new Simulation(Desks.CallCenter) { Tickets = 60, To = new LocalDate(2025, 1, 20) }.Run();

        Assert.Equal(figures, Again(figures));
        Assert.True(figures is { Engineers.Count: > 0, Backlog.Count: > 0, Points.Count: > 0, Response.ByPriority.Count: > 0 });
    }

    [Fact]
    public void Instants_dates_times_and_words_are_readable()
    {
        var summary = JsonSerializer.Serialize(Taken().Finish().Summary);
        var figures = JsonSerializer.Serialize(new Simulation(Desks.CallCenter) { Tickets = 20, To = new LocalDate(2025, 1, 5) }.Run());

        Assert.Contains("\"At\":\"2024-03-05T10:00:00Z\"", summary, StringComparison.Ordinal);
        Assert.Contains("\"Kind\":\"queued\"", summary, StringComparison.Ordinal);
        Assert.Contains("\"Day\":\"2025-01-06\"", figures, StringComparison.Ordinal);
        Assert.Matches("\"Worked\":\"[0-9]+:[0-9]{2}:[0-9]{2}\"", figures);
    }

    private static T Again<T>(T figures) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(figures))!;

    private static HistoryImporter Taken()
    {
        var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(Map)), Desks.CallCenter);
        importer.Read(new MemoryStream(Encoding.UTF8.GetBytes(Log)));
        return importer;
    }
}
