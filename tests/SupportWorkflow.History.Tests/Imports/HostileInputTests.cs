using System.Text;

namespace SupportWorkflow.History;

/// <summary>Maps and logs that were broken on purpose: what cannot be read is said with one of three exceptions.</summary>
public class HostileInputTests
{
    private const string Map =
            """
                {
                  "about": "x", "log": { "delimiter": ",", "quote": "\"", "encoding": "utf-8", "lineBreaksInQuotes": true },
                  "zone": "Europe/Berlin", "times": ["d MMM uuuu H:mm", "excel", "iso", "unix-seconds", "uuuu-MM-dd HH:mm o<+HHmm>"],
                  "offsets": "trust", "missing": ["-"],
                  "columns": { "case": "id", "state": "s", "time": "t", "timeOfDay": "d", "substate": "u", "opened": "o", "priority": "p",
                    "openedTimeOfDay": "d", "impact": "p", "urgency": "p", "category": "p", "team": "p", "agent": "p" },
                  "states": { "New": { "kind": "queued", "state": "new" }, "Work": { "kind": "working" }, "Note": { "stays": true },
                    "Hold": { "kind": "waiting", "on": "vendor" }, "Done": { "kind": "done" }, "Shut": { "kind": "final" } },
                  "created": ["New"], "responded": ["Work"], "resolved": ["Done"], "closed": ["Shut"],
                  "values": { "priority": { "1": "P1", "2": ["P2", "x"] } }
                }
                """,
        Moments =
            """
                {
                  "zone": "UTC", "columns": { "case": "id" }, "moments": { "o": "New", "t": "Done" },
                  "states": { "New": { "kind": "queued" }, "Done": { "kind": "done" } }
                }
                """,
        Csv =
            """
                id,s,t,d,u,o,p
                1,New,2024-03-04,9:00,,2024-03-01,1
                1,Work,4 Mrz 2024,10:00,-,,2
                "2",Hold,45355.5,,x,,"a
                b"
                1,Done,1709550000.25,,,,
                2,Shut,2024-03-05 12:00 +0100,,,-,3

                """,
        Xes =
            """
                <?xml version="1.0"?><log><trace><string key="id" value="1"/><event><string key="id" value="1"/><string key="s" value="New"/>
                <date key="t" value="2024-03-04T09:00:00Z"/><string key="o" value="2024-03-01"/></event></trace></log>
                """;

    private static readonly string[] Words =
    [
        "null",
        "[]",
        "{}",
        "\"\"",
        "0",
        "-1",
        "1e308",
        "true",
        "\"\\u0000\"",
        "\"\\uFFFF\"",
        "[null]",
        "{\"a\":null}",
        "\"x\"",
        "\"waiting\"",
        "\"H\"",
        "\"''\"",
        "\"%\"",
        "\"uuuuuuuuuuuuu\"",
        "\"o<g>\"",
        "\"MMMM\"",
    ];

    [Theory]
    [InlineData(Map, 6000)]
    [InlineData(Moments, 1500)]
    public void A_map_that_was_broken_anywhere_is_refused_or_works(string map, int mutants)
    {
        for (var seed = 0; seed < mutants; seed++)
        {
            var random = new Random(seed);
            var broken = Broken(map, random);
            for (var more = random.Next(3); more > 0; more--)
                broken = Broken(broken, random);
            Try(seed, Encoding.UTF8.GetBytes(broken), Encoding.UTF8.GetBytes(Csv));
        }
    }

    [Theory]
    [InlineData(Map, Csv)]
    [InlineData(Moments, Csv)]
    [InlineData(Moments, Xes)]
    public void A_log_that_was_broken_anywhere_is_refused_or_read(string map, string log)
    {
        for (var seed = 0; seed < 2500; seed++)
        {
            var random = new Random(seed);
            byte[] broken = [.. Encoding.UTF8.GetBytes(log)];
            for (var i = random.Next(1, 8); i > 0; i--)
                broken[random.Next(broken.Length)] = random.Next(4) switch
                {
                    0 => 0,
                    1 => (byte)random.Next(256),
                    _ => (byte)",\"\n<>&;='- 9"[random.Next(12)],
                };
            Try(seed, Encoding.UTF8.GetBytes(map), broken);
            Guarded(seed, () => MapDraft.Of(new MemoryStream(broken), "broken"));
        }
    }

    [Theory]
    [InlineData("times", "[null]", "$.times[0]")]
    [InlineData("missing", "[\"-\", null]", "$.missing[1]")]
    [InlineData("created", "[null]", "$.created[0]")]
    [InlineData("states", "{ \"a\": null }", "$.states.a")]
    [InlineData("values", "{ \"priority\": null }", "$.values.priority")]
    [InlineData("moments", "{ \"a\": null }", "$.moments.a")]
    [InlineData("columns", "null", "$.columns")]
    [InlineData("states", "null", "$.states")]
    public void A_null_is_a_problem_at_its_place(string member, string value, string path)
    {
        var map = new StringBuilder("{ \"columns\": { \"case\": \"c\", \"state\": \"s\", \"time\": \"t\" }, \"states\": {} }");
        map = member is "columns" or "states"
            ? map.Replace(
                member == "columns" ? "{ \"case\": \"c\", \"state\": \"s\", \"time\": \"t\" }" : "\"states\": {}",
                member == "columns" ? value : $"\"states\": {value}"
            )
            : map.Insert(1, $" \"{member}\": {value},");

        var refused = Assert.Throws<DefinitionException>(() => HistoryMap.Parse(Encoding.UTF8.GetBytes(map.ToString())));

        Assert.Contains(refused.Problems, p => p.Path == path);
    }

    [Theory]
    [InlineData("a\0b,New,2024-03-04,,")]
    [InlineData("1,N\0ew,2024-03-04,,")]
    [InlineData("1,New,2024-03\0-04,,")]
    [InlineData("1,New,2024-03-04,ann\0,")]
    public void A_NUL_in_a_column_of_the_map_is_no_text(string row)
    {
        var told = Read(row);

        Assert.Equal("row.not-text", Assert.Single(told.Quarantined).Code);
        Assert.Equal((1, 0), (told.Summary.Events, told.Summary.Cases));
    }

    [Fact]
    public void A_NUL_elsewhere_harms_nothing() => Assert.Empty(Read("1,New,2024-03-04,ann,\0").Quarantined);

    [Fact]
    public void A_NUL_in_a_row_of_a_program_is_no_text()
    {
        var importer = PlainDesk.Importer(null, "", "");
        importer.Add(new(1, "T", "New", "2024-03-04") { Agent = "a\0" });

        Assert.Equal((1, 1), (importer.Quarantined, importer.Events));
    }

    [Theory]
    [InlineData("?")]
    [InlineData("NULL")]
    [InlineData("-")]
    [InlineData("0")]
    public void A_word_for_nothing_is_a_ticket_like_any_other(string id)
    {
        var importer = new HistoryImporter(
            HistoryMap.Parse(
                """
                {
                  "missing": ["?", "NULL", "-", "0"], "columns": { "case": "c", "state": "s", "time": "t", "agent": "a" },
                  "states": { "New": { "kind": "queued" } }
                }
                """u8
            )
        );
        importer.Add(new(2, id, "New", "2024-03-04") { Agent = id });

        var ticket = Assert.Single(Told.By(importer).Tickets);

        Assert.Equal(id, ticket.Id.Value);
        Assert.Null(ticket.Assignment?.Agent);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\t ")]
    public void A_ticket_without_an_id_is_none(string id)
    {
        var importer = PlainDesk.Importer(null, "", "");
        importer.Add(new(2, id, "New", "2024-03-04"));

        Assert.Equal("row.no-case", Assert.Single(importer.Finish().Quarantined).Code);
    }

    private static Told Read(string row)
    {
        var importer = new HistoryImporter(
            HistoryMap.Parse(
                """
                { "columns": { "case": "c", "state": "s", "time": "t", "agent": "a" }, "states": { "New": { "kind": "queued" } } }
                """u8
            )
        );
        importer.Read(new MemoryStream(Encoding.UTF8.GetBytes("c,s,t,a,unused\n" + row + "\n")));
        return Told.By(importer);
    }

    /// <summary>A value is another one, a member is gone or twice, or a character is.</summary>
    private static string Broken(string map, Random random)
    {
        var at = random.Next(map.Length);
        var end = Math.Min(map.Length, at + random.Next(1, 12));
        switch (random.Next(4))
        {
            case 0:
                return map[..at] + map[end..];
            case 1:
                return map[..end] + map[at..];
            default:
                var colon = map.IndexOfAny([':', '[', ','], at);
                if (colon < 0)
                    return map + Words[random.Next(Words.Length)];
                var after = map.IndexOfAny([',', '}', ']'], colon + 1);
                return map[..(colon + 1)] + Words[random.Next(Words.Length)] + (after < 0 ? "" : map[after..]);
        }
    }

    private static void Try(int seed, byte[] map, byte[] log) => Guarded(seed, () =>
        {
            var importer = new HistoryImporter(HistoryMap.Parse(map), Desks.CallCenter);
            importer.Read(new MemoryStream(log));
            var result = importer.Finish();
            Assert.Equal(importer.Events, result.Summary.Events);
            foreach (var row in result.Quarantined)
                Assert.NotEmpty(row.Reason.English);
        });

    private static void Guarded(int seed, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is DefinitionException or LogFormatException or InvalidDataException)
        {
            Assert.NotEmpty(e.Message);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"seed {seed}: {e}");
        }
    }
}
