using System.Text;

namespace SupportWorkflow.History;

/// <summary>Logs in CSV as a program hands them over.</summary>
public class LogReadingTests
{
    private const string Map = """
        {
          "log": { "delimiter": ";" },
          "columns": { "case": "id", "state": "status", "time": "at" },
          "states": { "Open": { "kind": "working" }, "Shut": { "kind": "final" } }
        }
        """;

    [Fact]
    public void A_log_is_read_to_its_end_and_stays_open()
    {
        using var log = Stream("id;status;at\nA;Open;2024-03-01T09:00\nA;Shut;2024-03-01T10:00\n");
        var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(Map)));

        importer.Read(log);

        Assert.True(log.CanRead);
        Assert.Equal((2, 0, NodaTime.Instant.FromUtc(2024, 3, 1, 10, 0)), (importer.Events, importer.Quarantined, importer.Latest));
        Assert.Same(TicketWorkflow.Standard, importer.Workflow);
    }

    [Fact]
    public void Two_logs_make_one_history()
    {
        var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(Map)));

        importer.Read(Stream("id;status;at\nA;Open;2024-03-01T09:00\n"));
        importer.Read(Stream("at;id;status\n2024-03-01T10:00;A;Shut\n"));

        var summary = importer.Finish().Summary;
        Assert.Equal((1, 2, 1.0), (summary.Cases, summary.Events, summary.LastClosing.Max));
    }

    [Theory]
    [InlineData("", "log.empty", 0)]
    [InlineData("id,status,at\n", "log.one-column", 1)]
    public void What_is_no_log_is_refused_with_a_code_and_both_languages(string text, string code, long line)
    {
        var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(Map)));

        var refused = Assert.Throws<LogFormatException>(() => importer.Read(Stream(text)));

        Assert.Equal((code, line), (refused.Code, refused.Line));
        Assert.NotEqual(refused.Reason.English, refused.Reason.In("zh-CN"));
    }

    [Fact]
    public void Of_one_column_where_the_map_names_several_the_missing_ones_are_told_too()
    {
        var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(Map)));

        var refused = Assert.Throws<LogFormatException>(() => importer.Read(Stream("id,status,at\n")));

        Assert.Equal(3, Assert.IsType<DefinitionException>(refused.InnerException).Problems.Count);
    }

    [Fact]
    public void A_line_that_does_not_end_is_refused()
    {
        var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(Map)));

        var refused = Assert.Throws<LogFormatException>(() => importer.Read(Stream("id;status;at\nA;Open;" + new string('x', 17 << 20))));

        Assert.Equal("log.line-too-long", refused.Code);
        Assert.Equal(
            "log.line-too-long",
            Assert.Throws<LogFormatException>(() => MapDraft.Of(Stream("id;status;at\nA;Open;" + new string('x', 17 << 20)), "x")).Code
        );
    }

    [Fact]
    public void Progress_is_told_now_and_then()
    {
        var (told, text) = (new Counts(), new StringBuilder("id;status;at\n"));
        for (var i = 0; i < 100_001; i++)
            text.Append("A;Open;2024-03-01T09:00\n");
        var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(Map)));

        importer.Read(Stream(text.ToString()), told);

        Assert.Equal([50_000, 100_000], told);
    }

    [Fact]
    public void A_first_map_of_a_log_can_read_it()
    {
        const string log =
            "ticket;status;updated at\nA;New;2024-03-01T09:00\nA;In progress;2024-03-01T10:00\nA;Closed;2024-03-01T12:00\nB;New;2024-03-02T09:00\nB;Closed;2024-03-02T10:00\n";

        var map = HistoryMap.Parse(Encoding.UTF8.GetBytes(MapDraft.Of(Stream(log), "acme.csv", "zh-CN")));

        var importer = new HistoryImporter(map);
        importer.Read(Stream(log));
        Assert.Equal((2, 5, 0), (importer.Finish().Summary.Cases, importer.Events, importer.Quarantined));
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class Counts : List<int>, IProgress<int>
    {
        public void Report(int value) => Add(value);
    }
}
