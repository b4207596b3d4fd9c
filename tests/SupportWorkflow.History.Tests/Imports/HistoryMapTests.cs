using System.Text;

namespace SupportWorkflow.History;

public class HistoryMapTests
{
    private const string Columns = """ "columns": { "case": "id", "state": "status", "time": "at" } """;
    private const string States = """ "states": { "Open": { "kind": "working" }, "Shut": { "kind": "final" } } """;

    [Fact]
    public void A_map_of_columns_and_states_is_enough()
    {
        var map = Parse($"{{ {Columns}, {States} }}");

        Assert.Equal(new LogFormat(',', '"', "utf-8", false), map.Log);
        Assert.Null(map.About);
    }

    [Fact]
    public void Members_given_as_null_are_as_if_left_out() =>
        Assert.Equal(
            ',',
            Parse(
                $$"""
                { "log": null, "zone": null, "times": null, "missing": null, "values": null, "responded": null, {{Columns}}, {{States}} }
                """
            ).Log.Delimiter
        );

    [Theory]
    [InlineData("tab", '\t')]
    [InlineData("semicolon", ';')]
    [InlineData("\\t", '\t')]
    [InlineData("|", '|')]
    public void A_delimiter_is_a_character_or_its_name(string written, char meant) =>
        Assert.Equal(
            meant,
            Parse($$"""{ "log": { "delimiter": "{{written}}", "quote": "none" }, {{Columns}}, {{States}} }""").Log.Delimiter
        );

    [Fact]
    public void Every_problem_is_listed_with_path_line_and_what_was_probably_meant()
    {
        var problems = Problems(
            """
            {
              "log": { "delimiter": ",,", "quote": ";", "encoding": "utf8" },
              "zone": "Europe/Rom",
              "times": ["iso", "d/Q/uuuu"],
              "offsets": "ignored",
              "columns": { "case": "", "state": "status", "time": "at" },
              "states": {
                "Open": { "kind": "workin" },
                "Held": { "kind": "working", "on": "vendor" },
                "Sent": { "stays": true, "kind": "done" },
                "Odd": { }
              },
              "responded": ["Opn"],
              "resolved": ["Shut"],
              "values": { "priorty": {} }
            }
            """
        );

        Assert.Equal(
            [
                (2, "$.log.encoding", "map.unknown-encoding", "utf-8"),
                (2, "$.log.delimiter", "map.not-one-character", null),
                (3, "$.zone", "map.unknown-zone", "Europe/Rome"),
                (5, "$.offsets", "map.unknown-offsets", "ignore"),
                (4, "$.times[1]", "map.bad-time-format", null),
                (13, "$.responded[0]", "map.unknown-log-state", "Open"),
                (14, "$.resolved[0]", "map.unknown-log-state", null),
                (8, "$.states.Open.kind", "map.unknown-kind", "working"),
                (9, "$.states.Held.on", "map.does-not-wait", null),
                (10, "$.states.Sent", "map.state-unclear", null),
                (11, "$.states.Odd", "map.state-unclear", null),
                (6, "$.columns.case", "map.no-column", null),
                (15, "$.values.priorty", "map.unknown-values", "priority"),
            ],
            problems.Select(p => (p.Line, p.Path, p.Code, p.Suggestion))
        );
    }

    [Fact]
    public void Words_of_every_mark_must_be_states_of_the_map_and_a_time_of_day_needs_its_date()
    {
        var problems = Problems(
            $$"""
            { "columns": { "case": "id", "state": "status", "time": "at", "openedTimeOfDay": "t" }, {{States}}, "created": ["Opn"],
              "responded": ["Open"], "resolved": ["Shut"], "closed": ["Shutt"] }
            """
        );

        Assert.Equal(
            [
                ("$.created[0]", "map.unknown-log-state", "Open"),
                ("$.closed[0]", "map.unknown-log-state", "Shut"),
                ("$.columns.openedTimeOfDay", "map.time-of-day-alone", null),
            ],
            problems.Select(p => (p.Path, p.Code, p.Suggestion))
        );
    }

    [Fact]
    public void A_column_the_header_does_not_have_is_a_problem_of_the_map()
    {
        var map = Parse($"{{ {Columns},\n {States} }}");

        var problems = Assert.Throws<DefinitionException>(() => map.Bind(["id", "Status", "changed"])).Problems;

        Assert.Equal([("$.columns.state", 1, "Status"), ("$.columns.time", 1, null)], problems.Select(p => (p.Path, p.Line, p.Suggestion)));
    }

    [Fact]
    public void Of_columns_with_one_name_the_second_is_called_1()
    {
        var map = Parse($$"""{ "columns": { "case": "id", "state": "status.1", "time": "at" }, {{States}} }""");
        var importer = new HistoryImporter(map);

        importer.Read(new MemoryStream("id,status,status,at\n1,first,second,2024-03-01\n2,first,Open,2024-03-01\n"u8.ToArray()));

        var result = importer.Finish();
        Assert.Equal(("second", 2L), (Assert.Single(result.Quarantined).Found, result.Quarantined[0].Line));
        Assert.Equal("Open", Assert.Single(result.Summary.States).Name);
    }

    [Fact]
    public void A_state_the_lifecycle_does_not_have_is_a_problem_only_where_no_kind_stands_beside_it()
    {
        var map = Parse(
            $$"""
            { {{Columns}}, "states": { "A": { "state": "unheard-of", "kind": "working" }, "B": { "state": "closd" },
              "C": { "state": "closed", "kind": "done" } } }
            """
        );

        var problems = Assert.Throws<DefinitionException>(() => new HistoryImporter(map)).Problems;

        Assert.Equal(
            [("$.states.B.state", "map.unknown-state", "closed"), ("$.states.C.kind", "map.other-kind", null)],
            problems.Select(p => (p.Path, p.Code, p.Suggestion))
        );
    }

    private static HistoryMap Parse(string json) => HistoryMap.Parse(Encoding.UTF8.GetBytes(json));

    private static IReadOnlyList<DefinitionProblem> Problems(string json) => Assert.Throws<DefinitionException>(() => Parse(json)).Problems;
}
