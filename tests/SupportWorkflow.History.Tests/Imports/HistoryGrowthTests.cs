using System.Text;
using Xunit.Abstractions;

namespace SupportWorkflow.History;

/// <summary>
/// What is ten times as large allocates about ten times as much, never the square of it. Counted in bytes of this thread, not in seconds.
/// </summary>
public class HistoryGrowthTests(ITestOutputHelper output)
{
    private const double Steepest = 1.3;

    public static TheoryData<string> Ways => [.. Growing.Keys];

    /// <summary>What grows, and what it costs: made first, measured second.</summary>
    private static readonly Dictionary<string, Func<int, Action>> Growing = new(StringComparer.Ordinal)
    {
        ["words of a map"] = size =>
        {
            var map = Map(size);
            return () => HistoryMap.Parse(map);
        },
        ["words of a map in a lifecycle"] = size =>
        {
            var map = HistoryMap.Parse(Map(size));
            return () => new HistoryImporter(map, Desks.CallCenter);
        },
        ["words of a log, each after each other"] = size =>
        {
            var importer = new HistoryImporter(HistoryMap.Parse(Map(size)));
            for (var i = 0; i < size; i++)
                importer.Add(new(i, "T", "W" + i, "2024-03-04"));
            return () => importer.Finish();
        },
        ["tickets"] = size =>
        {
            var importer = PlainDesk.Importer(null, "", "");
            return () =>
            {
                for (var i = 0; i < size; i++)
                    importer.Add(new(i, "T" + i, "New", "2024-03-04"));
                importer.Finish(each: _ => { });
            };
        },
        ["rows of one ticket"] = size =>
        {
            var importer = PlainDesk.Importer(null, "", "");
            return () =>
            {
                for (var i = 0; i < size; i++)
                    importer.Add(new(i, "T", i % 2 == 0 ? "New" : "Work", "2024-03-04"));
                importer.Finish();
            };
        },
        ["columns of one name"] = size =>
        {
            var header = Enumerable.Repeat("x", size).ToArray();
            return () => HistoryColumns.Unique(header);
        },
        ["columns of a log nobody knows"] = size =>
        {
            var row = string.Join(',', Enumerable.Range(0, size));
            var log = Encoding.UTF8.GetBytes($"{row}\n{row}\n{row}\n");
            return () => MapDraft.Of(new MemoryStream(log), "x");
        },
        ["rows set aside"] = size =>
        {
            var log = Encoding.UTF8.GetBytes("c,s,t\n" + string.Concat(Enumerable.Repeat("x\n", size)));
            return () => PlainDesk.Importer(null, "", "").Read(new MemoryStream(log));
        },
        ["events of a trace"] = size =>
        {
            var events = string.Concat(Enumerable.Repeat("<event><string key=\"s\" value=\"New\"/></event>", size));
            var log = Encoding.UTF8.GetBytes(
                $"<log><trace><string key=\"c\" value=\"1\"/><string key=\"t\" value=\"2\"/>{events}</trace></log>"
            );
            var map = HistoryMap.Parse(
                """
                { "columns": { "case": "case:c", "state": "s", "time": "case:t" }, "states": { "New": { "kind": "queued" } } }
                """u8
            );
            return () => new HistoryImporter(map).Read(new MemoryStream(log));
        },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Nothing_grows_faster_than_what_it_is_given(string way)
    {
        const int small = 1600,
            large = 10 * small;
        Cost(way, small);
        var (few, many) = (Cost(way, small), Cost(way, large));

        var slope = Math.Log10(many / (double)few);
        output.WriteLine($"{way}: {few:N0} bytes for {small:N0}, {many:N0} for {large:N0}, slope {slope:0.00}");
        Assert.True(slope < Steepest, $"{way}: slope {slope:0.00}");
    }

    private static long Cost(string way, int size)
    {
        var run = Growing[way](size);
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return Math.Max(1, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static byte[] Map(int words)
    {
        var names = Enumerable.Range(0, words).Select(i => $"\"W{i}\"").ToList();
        var states = string.Join(", ", names.Select(n => n + ": { \"kind\": \"waiting\", \"on\": \"other\" }"));
        return Encoding.UTF8.GetBytes(
            $$"""
            {
              "columns": { "case": "c", "state": "s", "time": "t" }, "states": { {{states}} },
              "responded": [ {{string.Join(", ", names)}} ], "resolved": [ {{string.Join(", ", names)}} ]
            }
            """
        );
    }
}
