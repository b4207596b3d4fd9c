using System.Text;
using NodaTime;

namespace SupportWorkflow.History;

/// <summary>Logs in XES (IEEE 1849): events within traces, their attributes called by their keys.</summary>
public class XesTests
{
    private const string Map = """
        {
          "zone": "UTC",
          "columns": {
            "case": "case:concept:name", "state": "concept:name", "substate": "lifecycle:transition", "time": "time:timestamp",
            "team": "org:group", "agent": "org:resource", "priority": "case:prio"
          },
          "states": {
            "Accepted": { "kind": "working" }, "Accepted / Wait": { "kind": "waiting", "on": "requester" }, "Queued": { "kind": "queued" },
            "Completed": { "kind": "done" }
          },
          "responded": ["Accepted"]
        }
        """;

    private static readonly string Log = Xes(
        Trace(
            "1-36",
            "P1",
            Event("Queued", "complete", "2024-03-31T01:59:42.000+01:00"),
            Event("Accepted", "In Progress", "2024-03-31T03:59:42.000+02:00"),
            Event("Accepted", "Wait", "2024-03-31T06:59:42.000+02:00"),
            Event("Completed", "complete", "2024-03-31T08:59:42.000+02:00")
        ),
        Trace("2", "P3", Event("Queued", "complete", "2024-03-31T09:00:00Z"))
    );

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("gb18030")]
    public void Events_are_rows_and_attributes_are_columns(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Log.Replace("utf-8", encoding, StringComparison.Ordinal);

        var told = Read([.. Encoding.GetEncoding(encoding).Preamble, .. Encoding.GetEncoding(encoding).GetBytes(text)]);

        Assert.Equal((2, 5, 0), (told.Summary.Cases, told.Summary.Events, told.Summary.Quarantined));
        Assert.Equal(["1-36", "2"], told.Tickets.Select(t => t.Id.Value));
        Assert.Equal(["resolved", "new"], told.Tickets.Select(t => t.State.Name));
        // 00:59:42Z, 01:59:42Z, 04:59:42Z and 06:59:42Z.
        Assert.Equal(Instant.FromUtc(2024, 3, 31, 0, 59, 42), told.Tickets[0].OpenedAt);
        Assert.Equal((1, 2, 6), (told.Summary.FirstResponse.Max, told.Summary.HoursWaiting, told.Summary.LastResolution.Max));
        Assert.Equal(("V30", "ann"), (told.Tickets[0].Assignment!.Team!.Value.Value, told.Tickets[0].Assignment!.Agent!.Value.Value));
        Assert.Equal(["P1", "P3"], told.Summary.PriorityFinal!.Value.Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Lines_are_those_of_the_file_and_what_cannot_be_read_is_set_aside()
    {
        var told = Read(
            Xes(
                Trace("1", "P1", Event("Queued", "", "2024-03-31"), Event("Unknown", "", "2024-03-31"), Event("Queued", "", "soon")),
                "<trace><event><string key=\"concept:name\" value=\"Queued\"/></event></trace>",
                "<trace/>",
                Trace("3", "P1", "<event/>")
            )
        );

        Assert.Equal(
            [(5L, "row.unknown-state"), (6L, "row.bad-time"), (7L, "row.no-case"), (10L, "row.no-state")],
            told.Quarantined.Select(q => (q.Line, q.Code))
        );
        Assert.Equal(5, told.Summary.Events);
    }

    [Fact]
    public void Attributes_of_attributes_globals_and_lists_are_passed_over()
    {
        var told = Read(
            Xes(
                "<global scope=\"event\"><string key=\"concept:name\" value=\"Unknown\"/></global>",
                "<string key=\"concept:name\" value=\"the log\"/>",
                """
                <trace><string key="concept:name" value="1"><string key="concept:name" value="no"/></string><list key="prio"><values/></list>
                <event><string key="concept:name" value="Queued"><string key="concept:name" value="no"/></string>
                <container key="x"><string key="time:timestamp" value="no"/></container><date key="time:timestamp" value="2024-03-31"/></event>
                </trace>
                """
            ),
            map: Map.Replace(", \"priority\": \"case:prio\"", "", StringComparison.Ordinal)
                .Replace("\"team\": \"org:group\", \"agent\": \"org:resource\"", "\"category\": \"concept:name\"", StringComparison.Ordinal)
                .Replace("\"substate\": \"lifecycle:transition\", ", "", StringComparison.Ordinal)
        );

        Assert.Equal((1, 0, "1"), (told.Summary.Cases, told.Summary.Quarantined, told.Tickets[0].Id.Value));
    }

    [Fact]
    public void An_event_that_comes_again_in_its_trace_is_a_copy()
    {
        var one = Event("Queued", "", "2024-03-31");

        Assert.Equal(1, Read(Xes(Trace("1", "P1", one, one), Trace("2", "P1", one))).Summary.ExactDuplicateRows);
    }

    [Fact]
    public void An_attribute_that_no_event_has_is_refused_at_the_end()
    {
        var refused = Assert.Throws<DefinitionException>(() => Read(Log.Replace("org:group", "org:role", StringComparison.Ordinal)));

        Assert.Equal(["$.columns.team map.no-such-column"], refused.Problems.Select(p => $"{p.Path} {p.Code}"));
    }

    [Theory]
    [InlineData("<log><trace></log>")]
    [InlineData("<html><body/></html>", "<?xml version=\"1.0\"?>")]
    [InlineData("<log><trace>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such\"?><log/>")]
    [InlineData("<!DOCTYPE log [<!ENTITY a \"b\">]><log>&a;</log>", "<?xml version=\"1.0\"?>")]
    [InlineData("<log><trace><string key=\"a\" value=\"\u0000\"/></trace></log>")]
    public void What_is_no_XES_is_refused_with_its_line(string text, string before = "") =>
        Assert.Equal("log.bad-xml", Assert.Throws<LogFormatException>(() => Read(before + text)).Code);

    [Fact]
    public void An_attribute_without_an_end_is_refused() =>
        Assert.Equal(
            "log.line-too-long",
            Assert.Throws<LogFormatException>(() => Read($"<log><trace><string key=\"a\" value=\"{new string('x', 20 << 20)}\"/>")).Code
        );

    [Fact]
    public void The_map_that_is_suggested_reads_it()
    {
        var map = MapDraft.Of(new MemoryStream(Encoding.UTF8.GetBytes(Log)), "a.xes");

        var told = Read(Log, map);

        Assert.Equal((2, 0), (told.Summary.Cases, told.Summary.Quarantined));
        Assert.Contains("\"case\": \"case:concept:name\"", map, StringComparison.Ordinal);
        Assert.DoesNotContain("\"log\"", map, StringComparison.Ordinal);
    }

    private static Told Read(string text, string map = Map) => Read(Encoding.UTF8.GetBytes(text), map);

    private static Told Read(byte[] log, string map = Map)
    {
        var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(map)));
        importer.Read(new MemoryStream(log));
        return Told.By(importer);
    }

    private static string Xes(params string[] traces) =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<log xes.version=\"1.0\" xmlns=\"http://www.xes-standard.org/\">\n"
        + $"{string.Join('\n', traces)}\n</log>\n";

    /// <summary>The trace and its attributes on one line, every event on the next.</summary>
    private static string Trace(string id, string priority, params string[] events) =>
        $"<trace><string key=\"concept:name\" value=\"{id}\"/><string key=\"prio\" value=\"{priority}\"/>\n{string.Join('\n', events)}</trace>";

    private static string Event(string name, string transition, string time) =>
        $"<event><string key=\"concept:name\" value=\"{name}\"/><string key=\"lifecycle:transition\" value=\"{transition}\"/>"
        + $"<date key=\"time:timestamp\" value=\"{time}\"/><string key=\"org:group\" value=\"V30\"/>"
        + "<string key=\"org:resource\" value=\"ann\"/></event>";
}
