using System.Text;

namespace SupportWorkflow.History;

/// <summary>What a long log costs: bytes a row, not tickets in memory.</summary>
public class LongLogTests
{
    private const int Rows = 60_000;

    private const string Map = """
        {
          "times": ["d/M/uuuu HH:mm"], "zone": "UTC",
          "columns": { "case": "ticket", "state": "status", "time": "changed", "opened": "opened", "priority": "prio" },
          "states": {
            "New": { "kind": "queued" }, "Work": { "kind": "working" }, "Wait": { "kind": "waiting", "on": "requester" },
            "Done": { "kind": "done" }, "Closed": { "kind": "final" }
          }
        }
        """;

    [Fact]
    public void Reading_a_row_leaves_a_few_bytes_behind()
    {
        var log = new StringBuilder("ticket,status,changed,opened,prio\n");
        string[] states = ["New", "Work", "Wait", "Work", "Done", "Closed"];
        for (var i = 0; i < Rows; i++)
            log.Append($"INC{i / 6:0000000},{states[i % 6]},{1 + (i % 6)}/3/2024 1{i % 6}:{i % 60:00},1/3/2024 09:00,{1 + (i / 6 % 4)}\n");
        var bytes = Encoding.UTF8.GetBytes(log.ToString());
        Read(bytes);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var importer = Read(bytes);
        var spent = GC.GetAllocatedBytesForCurrentThread() - before;

        // A row itself is 72 bytes, a case of six rows about 200 more; texts of every field would be 400.
        Assert.True(spent < 220L * Rows, $"{spent / Rows} bytes a row");
        Assert.Equal((Rows, 0), (importer.Events, importer.Finish().Quarantined.Count));
    }

    private static HistoryImporter Read(byte[] log)
    {
        var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(Map)));
        importer.Read(new MemoryStream(log));
        return importer;
    }
}
