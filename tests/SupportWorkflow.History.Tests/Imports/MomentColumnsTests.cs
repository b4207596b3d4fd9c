using System.Text;

namespace SupportWorkflow.History;

/// <summary>Exports of one row per ticket, with a column for each thing that happened to it.</summary>
public class MomentColumnsTests
{
    private const string Map = """
        {
          "zone": "UTC", "times": ["uuuu-MM-dd HH:mm", "uuuu-MM-dd"], "missing": ["-"],
          "columns": { "case": "id", "priority": "prio" },
          "moments": { "created": "Opened", "answered": "Answered", "solved": "Solved", "closed": "Shut" },
          "states": {
            "Opened": { "kind": "queued" }, "Answered": { "kind": "working" }, "Solved": { "kind": "done" },
            "Shut": { "kind": "final", "state": "closed" }
          },
          "created": ["Opened"], "responded": ["Answered"]
        }
        """;

    [Fact]
    public void Every_filled_column_is_a_row_of_the_ticket()
    {
        var told = Read("1,2024-03-04 09:00,2024-03-04 09:30,2024-03-04 11:00,2024-03-08 12:00,P1\n2,2024-03-04 10:00,,-,,P3\n");

        Assert.Equal((2, 5, 0), (told.Summary.Cases, told.Summary.Events, told.Summary.Quarantined));
        Assert.Equal(["closed", "new"], told.Tickets.Select(t => t.State.Name));
        Assert.Equal((0.5, 2, 99), (told.Summary.FirstResponse.Max, told.Summary.LastResolution.Max, told.Summary.LastClosing.Max));
        Assert.Equal(0, told.Summary.CasesWithoutCreation);
        Assert.Equal([("P1", 1), ("P3", 1)], told.Summary.PriorityFinal!.Value.Select(p => (p.Name, p.Count)).Order());
    }

    [Theory]
    // Columns in any order; what happened at one time, or on a day without a time, happened in the order of the map.
    [InlineData("1,2024-03-04 09:00,2024-03-04 12:00,2024-03-04 11:00,,P1", "Opened Solved Answered")]
    [InlineData("1,2024-03-04,2024-03-04,2024-03-04,2024-03-04,P1", "Opened Answered Solved Shut")]
    [InlineData("1,2024-03-05,,2024-03-04,,P1", "Solved Opened")]
    public void Moments_come_in_the_order_of_their_times(string row, string expected) =>
        Assert.Equal(expected, string.Join(' ', Read(row + "\n").Histories[0].OfType<StateImported>().Select(e => e.Source)));

    [Theory]
    [InlineData("1,,,,,P1", "row.no-time")]
    [InlineData("1,-,,,-,P1", "row.no-time")]
    [InlineData(",2024-03-04,,,,P1", "row.no-case")]
    [InlineData("1,2024-02-31,2024-03-04,,,P1", "row.bad-time")]
    [InlineData("1,2024-03-04,soon,never,,P1", "row.bad-time", "row.bad-time")]
    [InlineData("1,2024-03-04,,,P1", "row.wrong-column-count")]
    public void What_cannot_be_read_is_set_aside_with_its_line(string row, params string[] codes)
    {
        var told = Read(row + "\n");

        Assert.Equal(codes, told.Quarantined.Select(q => q.Code));
        Assert.All(told.Quarantined, q => Assert.Equal(2, q.Line));
        Assert.Equal(told.Summary.Events, told.Histories.Sum(h => h.OfType<StateImported>().Count()) + codes.Length);
    }

    [Fact]
    public void A_row_that_comes_again_is_a_copy_in_each_of_its_moments()
    {
        const string row = "1,2024-03-04 09:00,2024-03-04 09:30,,,P1\n";

        Assert.Equal(2, Read(row + row).Summary.ExactDuplicateRows);
        Assert.Equal(0, Read("1,2024-03-04,2024-03-04,,,P1\n").Summary.ExactDuplicateRows);
    }

    [Theory]
    [InlineData("\"case\": \"id\"", "", "$.columns.state map.no-column", "$.columns.time map.no-column")]
    [InlineData("\"case\": \"id\", \"state\": \"s\"", "", "$.columns.time map.no-column")]
    [InlineData("\"case\": \"id\", \"state\": \"s\"", "\"a\": \"New\"", "$.columns.state map.moments-beside")]
    [InlineData(
        "\"case\": \"id\", \"time\": \"t\", \"timeOfDay\": \"d\", \"substate\": \"u\"",
        "\"a\": \"New\"",
        "$.columns.substate map.moments-beside",
        "$.columns.time map.moments-beside",
        "$.columns.timeOfDay map.moments-beside"
    )]
    [InlineData("\"case\": \"id\"", "\"a\": \"Neu\"", "$.moments.a map.unknown-log-state")]
    [InlineData("\"case\": \"id\"", "\"\": \"New\"", "$.moments[''] map.no-column")]
    public void A_map_has_either_rows_of_steps_or_rows_of_tickets(string columns, string moments, params string[] problems)
    {
        var map = $$"""{ "columns": { {{columns}} }, "moments": { {{moments}} }, "states": { "New": { "kind": "queued" } } }""";

        var refused = Assert.Throws<DefinitionException>(() => HistoryMap.Parse(Encoding.UTF8.GetBytes(map)));

        Assert.Equal(problems, refused.Problems.Select(p => $"{p.Path} {p.Code}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_column_that_the_header_does_not_have_is_refused_with_what_was_meant()
    {
        var refused = Assert.Throws<DefinitionException>(() => Read("", "id,created,anwsered,solved,closed,prio"));

        Assert.Equal(("$.moments.answered", "map.no-such-column"), (refused.Problems[0].Path, refused.Problems[0].Code));
    }

    private static Told Read(string rows, string header = "id,created,answered,solved,closed,prio")
    {
        var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(Map)));
        importer.Read(new MemoryStream(Encoding.UTF8.GetBytes(header + "\n" + rows)));
        return Told.By(importer);
    }
}
