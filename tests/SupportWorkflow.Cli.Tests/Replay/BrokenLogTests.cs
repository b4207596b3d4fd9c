using System.Text;

namespace SupportWorkflow.Cli.Replay;

/// <summary>Whatever bytes come: every problem is listed or every bad row is set aside, and never a stack trace.</summary>
public class BrokenLogTests
{
    private static readonly byte[] Log = Encoding.UTF8.GetBytes(SmallLog.Text);

    [Fact]
    public void A_line_cut_off_in_the_middle_is_set_aside() => SetAside(Log[..^24], (16, "row.wrong-column-count"));

    [Fact]
    public void Binary_junk_between_two_rows_is_set_aside() =>
        SetAside(
            [
                .. Encoding.UTF8.GetBytes(SmallLog.Header + "\n"),
                0,
                1,
                0xFF,
                0xFE,
                0x80,
                0x1B,
                0x22,
                (byte)'\n',
                .. Encoding.UTF8.GetBytes(SmallLog.Rows),
            ],
            (2, "row.wrong-column-count")
        );

    [Fact]
    public void Bytes_that_are_no_text_in_a_ticket_id_are_set_aside() =>
        SetAside([.. Log, 0xC3, 0x28, .. ",New,7/3/2024 09:00,?,1\n"u8], (17, "row.not-text"));

    [Fact]
    public void An_unknown_state_is_set_aside() => SetAside([.. Log, .. "E,-100,7/3/2024 09:00,?,1\n"u8], (17, "row.unknown-state"));

    [Fact]
    public void An_empty_ticket_id_is_set_aside() => SetAside([.. Log, .. ",New,7/3/2024 09:00,?,1\n"u8], (17, "row.no-case"));

    [Fact]
    public void A_missing_state_is_set_aside() => SetAside([.. Log, .. "E,?,7/3/2024 09:00,?,1\n"u8], (17, "row.no-state"));

    [Fact]
    public void A_missing_time_is_set_aside() => SetAside([.. Log, .. "E,New,?,?,1\n"u8], (17, "row.no-time"));

    [Fact]
    public void The_thirtieth_of_February_is_set_aside() => SetAside([.. Log, .. "E,New,30/2/2024 09:00,?,1\n"u8], (17, "row.bad-time"));

    [Fact]
    public void A_bad_opening_time_of_a_first_row_is_set_aside_and_the_next_row_is_the_first() =>
        SetAside([.. Log, .. "E,New,7/3/2024 09:00,soon,1\nE,New,7/3/2024 10:00,?,1\n"u8], (17, "row.bad-opening"));

    [Fact]
    public void A_quote_that_is_not_closed_costs_its_own_line_only() =>
        SetAside([.. Log, .. "E,\"New,7/3/2024 09:00,?,1\nE,New,7/3/2024 10:00,?,1\n"u8], (17, "row.unclosed-quote"));

    [Fact]
    public void A_header_without_rows_is_an_empty_history()
    {
        var run = Replay(Encoding.UTF8.GetBytes(SmallLog.Header + "\n"));

        Assert.Equal((0, 0), (run.Code, run.Json.GetProperty("summary").GetProperty("file").GetProperty("events").GetInt32()));
    }

    [Fact]
    public void An_empty_file_is_refused() => Refused(Replay([]), "log.empty");

    [Fact]
    public void A_file_of_junk_is_refused() =>
        Refused(Replay([.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 % 256))]), "map.no-such-column");

    [Fact]
    public void The_wrong_delimiter_is_refused_with_every_missing_column_and_a_hint() =>
        Refused(
            Replay(Encoding.UTF8.GetBytes(SmallLog.Text.Replace(',', ';'))),
            "map.no-such-column",
            "map.no-such-column",
            "map.no-such-column",
            "map.no-such-column",
            "map.no-such-column",
            "log.one-column"
        );

    [Fact]
    public void A_missing_column_is_refused_with_the_line_of_the_map_and_what_was_probably_meant()
    {
        var run = Replay(Encoding.UTF8.GetBytes(SmallLog.Text.Replace("status", "statu", StringComparison.Ordinal)));

        Refused(run, "map.no-such-column");
        var problem = run.Json.GetProperty("problems")[0];
        Assert.Equal(
            ("$.columns.state", 6, "statu"),
            (problem.GetProperty("path").GetString(), problem.GetProperty("line").GetInt32(), problem.GetProperty("suggestion").GetString())
        );
    }

    [Fact]
    public void A_plain_file_that_is_called_gz_is_read_as_it_is() => Assert.Equal(0, Replay(Log, name: "log.csv.gz").Code);

    [Fact]
    public void Gzip_cut_off_at_any_place_is_refused()
    {
        var packed = Scratch.Gzip(Log);

        Assert.All(Enumerable.Range(11, packed.Length - 11).Where(i => i % 7 == 0), length =>
            Refused(Replay(packed[..length]), "file.broken-gzip")
        );
    }

    [Fact]
    public void Gzip_with_a_flipped_byte_is_refused()
    {
        var packed = Scratch.Gzip(Log);
        packed[packed.Length / 2] ^= 0x5A;

        Assert.Equal(2, Replay(packed).Code);
    }

    [Fact]
    public void A_spreadsheet_is_refused_by_its_first_bytes() => Refused(Replay([.. "PK\x03\x04"u8, .. Log]), "file.zip");

    [Fact]
    public void Utf16_with_a_byte_order_mark_is_read() =>
        Assert.Equal(0, Replay([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(SmallLog.Text)]).Code);

    [Fact]
    public void Utf16_without_a_byte_order_mark_is_refused_unless_the_map_says_so()
    {
        var log = Encoding.Unicode.GetBytes(SmallLog.Text);

        Refused(Replay(log), "map.no-such-column");
        Assert.Equal(
            0,
            Replay(log, SmallLog.Map.Replace("\"delimiter\": \",\"", "\"encoding\": \"utf-16\"", StringComparison.Ordinal)).Code
        );
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_refused()
    {
        using var scratch = new Scratch();
        var map = scratch.File("map.json", SmallLog.Map);

        Refused(ToolRun.Of("replay", Path.Combine(scratch.Folder, "none.csv"), "--map", map, "--json"), "file.not-found");
        Refused(ToolRun.Of("replay", scratch.Folder, "--map", map, "--json"), "file.unreadable");
    }

    [Fact]
    public void A_map_without_a_member_it_needs_is_refused_with_every_problem() =>
        Refused(
            Replay(Log, """{ "columns": { "case": "ticket", "stat": "status" }, "states": {} }"""),
            "json.unknown-member",
            "map.no-states",
            "map.no-column",
            "map.no-column"
        );

    [Fact]
    public void A_map_that_is_no_json_is_refused() => Refused(Replay(Log, "ticket,status"), "json.malformed");

    [Fact]
    public void Changed_bytes_lose_no_row_and_raise_no_fault()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            byte[] log = [.. Log];
            for (var i = random.Next(1, 12); i > 0; i--)
                log[random.Next(log.Length)] = (byte)random.Next(256);

            var run = Replay(log);

            Assert.True(run.Code is 0 or 2, $"seed {seed}: exit code {run.Code}: {run.Error}");
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
            if (run.Code == 0)
                EventsAreUsedPlusQuarantined(run);
        }
    }

    private static ToolRun Replay(byte[] log, string map = SmallLog.Map, string name = "log.csv")
    {
        using var scratch = new Scratch();
        return ToolRun.Of("replay", scratch.File(name, log), "--map", scratch.File("map.json", map), "--json");
    }

    private static void SetAside(byte[] log, params (int Line, string Code)[] expected)
    {
        var run = Replay(log);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(
            expected,
            run.Json.GetProperty("quarantined")
                .EnumerateArray()
                .Select(q => (q.GetProperty("line").GetInt32(), q.GetProperty("code").GetString()!))
        );
        EventsAreUsedPlusQuarantined(run);
    }

    private static void EventsAreUsedPlusQuarantined(ToolRun run)
    {
        var summary = run.Json.GetProperty("summary");
        var used = summary.GetProperty("states").GetProperty("events_per_state").EnumerateObject().Sum(s => s.Value.GetInt32());
        Assert.Equal(summary.GetProperty("file").GetProperty("events").GetInt32(), used + summary.GetProperty("quarantined").GetInt32());
        Assert.Equal(summary.GetProperty("quarantined").GetInt32(), run.Json.GetProperty("quarantined").GetArrayLength());
    }

    private static void Refused(ToolRun run, params string[] codes)
    {
        Assert.Equal(2, run.Code);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        var found = run.Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString()!).ToList();
        Assert.Equal(codes, codes.Length == 1 ? found.Distinct() : found);
        Assert.Equal(found.Count, run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
