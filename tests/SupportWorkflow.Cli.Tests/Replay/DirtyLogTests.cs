using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportWorkflow.Cli.Replay;

/// <summary>What real exports look like. Each log is a few rows, and its figures were counted by hand.</summary>
public class DirtyLogTests
{
    private const string States = """
        "states": {
          "New": { "kind": "queued" }, "Work": { "kind": "working" }, "Wait": { "kind": "waiting", "on": "requester" },
          "Note": { "stays": true }, "Done": { "kind": "done" }, "Shut": { "kind": "final" }
        }
        """;

    private const string Columns = """ "columns": { "case": "id", "state": "state", "time": "at" } """;

    private static readonly string Plain = $"{{ {Columns}, {States} }}";

    [Fact]
    public void Semicolons_and_quotes_around_names_with_commas_semicolons_and_quotes()
    {
        var run = Replay(
            "id;state;at;agent\nA;Work;2024-03-04 09:00;\"Meier; Karl\"\nA;Work;2024-03-04 10:00;\"O\"\"Neil, Ann\"\n\"B;1\";\"Work\";2024-03-04 09:30;Li\n",
            $$"""
            { "log": { "delimiter": ";" }, "columns": { "case": "id", "state": "state", "time": "at", "agent": "agent" }, {{States}} }
            """
        );

        Expect(
            run,
            """
            { "file": { "cases": 2, "events": 3 }, "states": { "events_per_state": { "Work": 3 }, "visits_per_state": { "Work": 2 } },
              "quarantined": 0 }
            """
        );
    }

    [Fact]
    public void Carriage_returns_and_no_line_break_at_the_end_and_empty_lines_between()
    {
        var run = Replay("id,state,at\r\nA,New,2024-03-04 09:00\r\n\r\nA,Nap,2024-03-04 09:30\r\nA,Shut,2024-03-04 10:00", Plain);

        Expect(run, """{ "file": { "cases": 1, "events": 3 }, "states": { "last_state": { "Shut": 1 } }, "quarantined": 1 }""");
        Assert.Equal(4, run.GetProperty("quarantined")[0].GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("utf-8", "utf-8", true)]
    [InlineData("utf-8", "utf-8", false)]
    [InlineData("latin-1", "latin1", false)]
    [InlineData("latin-1", "utf-8", true)] // the mark in the file wins over the map
    [InlineData("utf-16", "utf-16", false)]
    public void Umlauts_in_any_encoding_with_and_without_byte_order_mark(string named, string written, bool mark)
    {
        var encoding = Encoding.GetEncoding(written);
        byte[] log = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("id,état,at\nMüller,Gelöst,2024-03-04 09:00\n")];

        var run = Replay(
            log,
            $$"""
            { "log": { "encoding": "{{named}}" }, "columns": { "case": "id", "state": "état", "time": "at" },
              "states": { "Gelöst": { "kind": "done" } } }
            """
        );

        Expect(run, """{ "file": { "cases": 1, "events": 1 }, "states": { "last_state": { "Gelöst": 1 } }, "quarantined": 0 }""");
    }

    [Theory]
    [InlineData("gb18030", "已解决")]
    [InlineData("windows-1252", "“Done” – 5 €")]
    public void Code_pages_of_old_programs(string encoding, string state)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var run = Replay(
            Encoding.GetEncoding(encoding).GetBytes($"id,state,at\nA,{state},2024-03-04 09:00\n"),
            $$"""{ "log": { "encoding": "{{encoding}}" }, {{Columns}}, "states": { "{{state}}": { "kind": "done" } } }"""
        );

        Expect(run, $$"""{ "states": { "last_state": { "{{state}}": 1 } }, "quarantined": 0 }""");
    }

    [Fact]
    public void Local_times_that_were_stamped_with_the_Z_of_another_zone()
    {
        // Written at nine o'clock in Rome, whatever the Z says; the night of the clock change lies between: 48 hours on the wall.
        var run = Replay(
            "id,state,at\nA,Work,2024-03-30T09:00:00Z\nA,Done,2024-04-01T09:00:00+00:00\n",
            $$"""{ "zone": "Europe/Rome", "offsets": "ignore", {{Columns}}, {{States}} }"""
        );

        Expect(
            run,
            """
            { "states": { "hours_in_state_per_visiting_case": { "Work": { "n": 1, "mean": 48 } } },
              "open": { "at": "2024-04-01T07:00:00Z" } }
            """
        );
    }

    [Fact]
    public void Right_offsets_that_change_within_a_ticket()
    {
        // 09:00+01:00 is 08:00 UTC, 10:00+03:00 is 07:00 UTC: the second row is an hour earlier, on Rome's wall clock 08:00.
        var run = Replay(
            "id,state,at\nA,Work,2024-03-04T09:00:00+01:00\nA,Done,2024-03-04T10:00:00+03:00\n",
            $$"""{ "zone": "Europe/Rome", {{Columns}}, {{States}} }"""
        );

        Expect(
            run,
            """{ "file": { "cases_out_of_order": 1 }, "states": { "hours_in_state_per_visiting_case": { "Work": { "min": -1 } } } }"""
        );
    }

    [Fact]
    public void Days_first_without_zeros_and_months_in_words_in_one_file()
    {
        var run = Replay(
            "id,state,at\nA,New,1/3/2024 9:05\nA,Work,2/3/2024 09:05\nA,Done,3 Mar 2024 9:05\n",
            $$"""{ "times": ["d/M/uuuu H:mm", "d MMM uuuu H:mm"], {{Columns}}, {{States}} }"""
        );

        Expect(
            run,
            """{ "states": { "hours_in_state_per_visiting_case": { "New": { "mean": 24 }, "Work": { "mean": 24 } } }, "quarantined": 0 }"""
        );
    }

    [Fact]
    public void Date_and_time_of_day_in_two_columns()
    {
        var run = Replay(
            "id,state,day,clock,born,bornAt\nA,New,4.3.2024,10:30,4.3.2024,9:00\nA,Done,4.3.2024,12:00,?,?\nB,New,5.3.2024,?,5.3.2024,?\nC,New,?,12:00,?,?\n",
            $$"""
            {
              "times": ["d.M.uuuu H:mm", "d.M.uuuu"], "missing": ["?"],
              "columns": { "case": "id", "state": "state", "time": "day", "timeOfDay": "clock", "opened": "born",
                "openedTimeOfDay": "bornAt" }, {{States}}
            }
            """
        );

        Expect(
            run,
            """{ "file": { "cases": 2, "events": 4 }, "durations": { "last_resolution": { "n": 1, "mean": 3 } }, "quarantined": 1 }"""
        );
        Assert.Equal("row.no-time", run.GetProperty("quarantined")[0].GetProperty("code").GetString());
    }

    [Fact]
    public void Columns_of_one_name_are_told_apart_by_number()
    {
        var run = Replay(
            "id,state,at,state,state\nA,x,2024-03-04 09:00,New,Work\nA,y,2024-03-04 10:00,New,Done\n",
            $$"""{ "columns": { "case": "id", "state": "state.2", "time": "at" }, {{States}} }"""
        );

        Expect(run, """{ "states": { "first_state": { "Work": 1 }, "last_state": { "Done": 1 } } }""");
    }

    [Fact]
    public void Two_levels_of_status_in_two_columns()
    {
        var run = Replay(
            "id,state,sub,at\nA,Open,,2024-03-04 09:00\nA,Open,With vendor,2024-03-04 10:00\nA,Open,Unheard of,2024-03-04 12:00\nA,Over,Solved,2024-03-04 13:00\nA,Over,Dropped,2024-03-04 14:00\n",
            """
            {
              "columns": { "case": "id", "state": "state", "substate": "sub", "time": "at" },
              "states": {
                "Open": { "kind": "working" }, "Open / With vendor": { "kind": "waiting", "on": "vendor" },
                "Over / Solved": { "kind": "done" }
              }
            }
            """
        );

        // The second level that is not listed falls back to the first; "Over" alone is not listed, so "Over / Dropped" is unknown.
        Expect(
            run,
            """
            {
              "states": { "events_per_state": { "Open": 2, "Open / With vendor": 1, "Over / Solved": 1 }, "visits_per_state": { "Open": 2,
                "Open / With vendor": 1, "Over / Solved": 1 } },
              "waiting": { "cases_that_waited": 1, "hours_waiting": 2 }, "quarantined": 1
            }
            """
        );
        Assert.Contains("Over / Dropped", run.GetProperty("quarantined")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Repeated_rows_ties_and_falling_times_count_as_the_file_has_them()
    {
        // A: three equal rows (two copies, ties). B: falls by an hour. C: in order.
        var run = Replay(
            """
            id,state,at
            A,Work,2024-03-04 09:00
            A,Work,2024-03-04 09:00
            B,Work,2024-03-04 12:00
            A,Work,2024-03-04 09:00
            B,Done,2024-03-04 11:00
            C,New,2024-03-04 08:00
            C,Done,2024-03-04 08:30

            """,
            Plain
        );

        Expect(
            run,
            """
            {
              "file": { "cases": 3, "events": 7, "exact_duplicate_rows": 2, "cases_out_of_order": 1, "cases_with_equal_adjacent_times": 1,
                "single_event_cases": 0 },
              "states": { "events_per_state": { "Work": 4, "Done": 2, "New": 1 }, "visits_per_state": { "Work": 2 },
                "hours_in_state_per_visiting_case": { "Work": { "n": 2, "min": -1, "max": 0, "mean": -0.5 } } },
              "open": { "cases": 1 }
            }
            """
        );
    }

    [Fact]
    public void Values_that_mean_nothing_are_nothing()
    {
        var run = Replay(
            "id,state,at,prio,born\nA,New,2024-03-04 09:00,NULL,-\nA,Done,2024-03-04 11:00,2,2024-03-01 09:00\nB,New,2024-03-04 09:00,3,2024-03-04 08:00\nB,Done,2024-03-04 10:00,NULL,NULL\nNULL,New,2024-03-04 10:00,1,\nC,-,2024-03-04 10:00,1,\n",
            $$"""
            { "missing": ["NULL", "-"], "columns": { "case": "id", "state": "state", "time": "at", "priority": "prio", "opened": "born" },
              {{States}} }
            """
        );

        // The opening is read from the first row only. B's last row has no priority. A ticket may be called NULL.
        Expect(
            run,
            """
            { "file": { "cases": 3, "events": 6 }, "priority_final": { "1": 1, "2": 1 }, "durations": { "last_resolution": { "n": 2,
              "min": 2, "max": 2 } }, "quarantined": 1 }
            """
        );
        Assert.Equal(["row.no-state"], run.GetProperty("quarantined").EnumerateArray().Select(q => q.GetProperty("code").GetString()));
    }

    [Fact]
    public void A_ticket_that_comes_back_after_its_end_is_the_same_ticket_reopened()
    {
        var run = Replay(
            "id,state,at\nA,New,2024-03-04 09:00\nA,Shut,2024-03-04 10:00\nB,New,2024-03-05 09:00\nB,Shut,2024-03-05 10:00\nA,Work,2024-03-06 10:00\nA,Shut,2024-03-06 11:00\n",
            Plain
        );

        Expect(
            run,
            """
            {
              "file": { "cases": 2, "events": 6 }, "reopen": { "cases_reopened": 1 },
              "closing": { "cases_without": 0, "last_closing": { "n": 2, "min": 1, "max": 50 } },
              "states": { "hours_in_state_per_visiting_case": { "Shut": { "n": 1, "mean": 48 } } }
            }
            """
        );
    }

    [Fact]
    public void Tickets_without_creation_and_without_closing_are_counted()
    {
        // A has both; B no creation; C neither; D was "created" an hour after its first row.
        var run = Replay(
            """
            id,state,at
            A,New,2024-03-04 09:00
            A,Shut,2024-03-04 12:00
            B,Work,2024-03-04 09:00
            B,Shut,2024-03-04 10:00
            C,Work,2024-03-04 09:00
            D,Work,2024-03-04 09:00
            D,New,2024-03-04 10:00
            D,Shut,2024-03-04 14:00

            """,
            $$"""{ {{Columns}}, {{States}}, "created": ["New"], "closed": ["Shut"], "responded": ["Work"] }"""
        );

        // Opening → closing: A 3, B 1, D from 10:00 to 14:00 = 4. First response: B 0, C 0, D an hour before its opening.
        Expect(
            run,
            """
            {
              "creation": { "cases_without": 2 }, "closing": { "cases_without": 1, "last_closing": { "n": 3, "min": 1, "max": 4,
                "median": 3 } },
              "durations": { "first_response": { "n": 3, "min": -1, "max": 0 } }, "open": { "cases": 1 }
            }
            """
        );
    }

    [Fact]
    public void Without_a_mark_for_creation_nothing_is_said_of_it() =>
        Assert.False(Replay("id,state,at\nA,New,2024-03-04 09:00\n", Plain).GetProperty("summary").TryGetProperty("creation", out _));

    [Fact]
    public void Tickets_open_at_the_end_are_read_at_the_instant_asked_for()
    {
        var log = "id,state,at\nA,Work,2024-03-04 09:00\nB,Wait,2024-03-04 09:00\nC,Shut,2024-03-04 18:00\nD,Done,2024-03-04 10:00\n";

        Expect(Replay(log, Plain), """{ "open": { "at": "2024-03-04T18:00:00Z", "cases": 2 } }""");
        Expect(Replay(log, Plain, "--at", "2024-04-01T00:00:00+02:00"), """{ "open": { "at": "2024-03-31T22:00:00Z", "cases": 2 } }""");
    }

    [Fact]
    public void Things_done_instead_of_states()
    {
        // An activity log: what stays leaves the ticket where it was and counts as a word of its own. Waiting: 10–12 and 12–13.
        var run = Replay(
            """
            case;what;when
            7;Call received;04.03.2024 09:00
            7;Mail sent;04.03.2024 09:10
            7;Question asked;04.03.2024 10:00
            7;Mail sent;04.03.2024 12:00
            7;Fixed;04.03.2024 13:00
            7;Mail sent;04.03.2024 13:05
            7;Filed away;05.03.2024 13:00

            """,
            """
            {
              "log": { "delimiter": "semicolon" }, "times": ["dd.MM.uuuu HH:mm"],
              "columns": { "case": "case", "state": "what", "time": "when" },
              "states": {
                "Call received": { "kind": "queued" }, "Mail sent": { "stays": true }, "Question asked": { "kind": "waiting",
                  "on": "requester" },
                "Fixed": { "kind": "done" }, "Filed away": { "kind": "final" }
              },
              "created": ["Call received"], "responded": ["Mail sent", "Question asked"], "closed": ["Filed away"]
            }
            """
        );

        Expect(
            run,
            """
            {
              "file": { "cases": 1, "events": 7 }, "deviations": 0, "quarantined": 0, "reopen": { "cases_reopened": 0 },
              "states": { "events_per_state": { "Mail sent": 3 }, "visits_per_state": { "Mail sent": 3 } },
              "waiting": { "cases_that_waited": 1, "hours_waiting": 3 },
              "durations": { "first_response": { "n": 1, "mean": 0.1667 }, "last_resolution": { "n": 1, "mean": 4 } },
              "closing": { "cases_without": 0, "last_closing": { "mean": 28 } }
            }
            """
        );
    }

    [Fact]
    public void The_line_with_which_spreadsheets_name_their_separator_is_no_header()
    {
        var run = Replay(
            "sep=;\nid;state;at\nA;New;2024-03-04 09:00\nA;Nap;2024-03-04 09:00\n",
            $$"""{ "log": { "delimiter": ";" }, {{Columns}}, {{States}} }"""
        );

        Expect(run, """{ "file": { "cases": 1, "events": 2 }, "quarantined": 1 }""");
        Assert.Equal(4, run.GetProperty("quarantined")[0].GetProperty("line").GetInt32());
    }

    private static JsonElement Replay(string log, string map, params string[] more) => Replay(Encoding.UTF8.GetBytes(log), map, more);

    private static JsonElement Replay(byte[] log, string map, params string[] more)
    {
        using var scratch = new Scratch();
        var run = ToolRun.Of(["replay", scratch.File("log.csv", log), "--map", scratch.File("map.json", map), "--json", .. more]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        return run.Json;
    }

    private static void Expect(JsonElement document, string figures) =>
        Figures.Hold(JsonNode.Parse(figures)!, JsonNode.Parse(document.GetProperty("summary").GetRawText())!);
}
