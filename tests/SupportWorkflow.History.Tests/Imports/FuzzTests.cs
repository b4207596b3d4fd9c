using System.Text;
using Properties;

namespace SupportWorkflow.History;

/// <summary>Mutants of maps and logs: each is read, its bad rows set aside, or it is refused with its typed error.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Maps = [Sample("italian-helpdesk.map.json"), Sample("uci-incidents.map.json")];

    private const string SmallMap = """
        {
          "log": { "delimiter": ";" }, "zone": "Europe/Rome",
          "columns": { "case": "id", "state": "status", "time": "at", "priority": "priority" },
          "states": { "Open": { "kind": "working" }, "Held": { "kind": "waiting", "on": "other" }, "Shut": { "kind": "final" } }
        }
        """;

    private const string Log = """"
        id;status;at;priority
        A;Open;2024-03-01T09:00;high
        A;Held;2024-03-01T09:30;high
        B;Open;2024-03-01T10:00;"low; or ""so"""
        A;Open;2024-03-01T11:00;high
        A;Shut;2024-03-01T12:00;high
        B;Shut;2024-03-02T09:00;low
        """";

    [Fact]
    public void Mutants_of_maps_are_refused_or_used()
    {
        var failures = Fuzzing.Failures<DefinitionException>(Maps, 1_000, utf8 => new HistoryImporter(HistoryMap.Parse(utf8)));
        Assert.True(failures.Length == 0, failures);
    }

    [Fact]
    public void Mutants_of_logs_are_refused_or_counted()
    {
        var failures = Fuzzing.Failures<LogFormatException>(
            [Log],
            1_500,
            bytes =>
            {
                using var log = new MemoryStream(bytes);
                var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(SmallMap)));
                try
                {
                    importer.Read(log);
                }
                catch (DefinitionException)
                {
                    return; // The log lacks columns that the map names.
                }
                importer.Finish();
            },
            static (log, seed) => Mutants.OfText(Encoding.UTF8.GetBytes(log), seed)
        );
        Assert.True(failures.Length == 0, failures);
    }

    private static string Sample(string file) => File.ReadAllText(Path.Combine(Checkout.Root, "samples", "replay", file));
}
