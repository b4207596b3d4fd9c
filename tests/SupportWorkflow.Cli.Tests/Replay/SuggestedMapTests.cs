using System.Text;
using System.Text.Json;
using Properties;

namespace SupportWorkflow.Cli.Replay;

/// <summary>A first map of a log nobody has mapped: it parses, it runs, and it guesses what a person would guess.</summary>
public class SuggestedMapTests
{
    /// <summary>A Chinese export: GB 18030, tabs, every word and the date in Chinese.</summary>
    private static readonly string Chinese = """
        工单编号|当前状态|操作时间|优先级|处理人|备注
        GD-0001|待处理|2024年3月4日 9:05|紧急||打印机
        GD-0001|处理中|2024年3月4日 9:35|紧急|李雷|打印机
        GD-0002|待处理|2024年3月4日 10:00|低||网络
        GD-0001|等待用户反馈|2024年3月4日 10:05|紧急|李雷|打印机
        GD-0001|处理中|2024年3月4日 12:05|紧急|李雷|打印机
        GD-0001|已解决|2024年3月4日 13:05|紧急|李雷|打印机
        GD-0002|已取消|2024年3月5日 10:00|低||网络
        GD-0001|已关闭|2024年3月14日 9:05|紧急|李雷|打印机
        """.Replace('|', '\t');

    /// <summary>An American export: semicolons, date and time of day apart, two levels of status, months first.</summary>
    private const string American = """
        Ticket Number;Status;Sub-Status;Date;Time;Opened;Severity;Queue
        T1;Open;;3/14/2024;9:00;3/14/2024 8:30 AM;High;Desk
        T1;Accepted;In Progress;3/14/2024;9:45;3/14/2024 8:30 AM;High;Desk
        T1;Accepted;Waiting for Customer;3/14/2024;11:00;3/14/2024 8:30 AM;High;Desk
        T1;Completed;;3/15/2024;11:00;3/14/2024 8:30 AM;High;Desk
        T2;Open;;3/14/2024;10:00;3/14/2024 10:00 AM;Low;Lab
        T2;Accepted;In Progress;3/14/2024;12:00;3/14/2024 10:00 AM;Low;Lab
        T2;Completed;;3/14/2024;2:00;3/14/2024 10:00 AM;Low;Lab
        T2;Closed;;3/16/2024;2:00;3/14/2024 10:00 AM;Low;Lab
        """;

    /// <summary>A log of activities: commas, quoted texts over several lines, ISO times with an offset, words nobody can guess.</summary>
    private const string Activities = """
        "case_id","activity","timestamp","resource","comment"
        "1","Ticket created","2024-03-04T09:00:00+01:00","web","It ""does not"" print,
        not at all"
        "1","Assigned to group","2024-03-04T09:10:00+01:00","ann","-"
        "1","Work started","2024-03-04T09:30:00+01:00","bob","on
        site"
        "1","Email sent","2024-03-04T09:40:00+01:00","bob","-"
        "1","Zwischenruf","2024-03-04T09:50:00+01:00","bob","-"
        "1","Resolved","2024-03-04T11:00:00+01:00","bob","-"
        "2","Ticket created","2024-03-04T10:00:00+01:00","web","-"
        "2","Duplicate","2024-03-04T10:30:00+01:00","ann","-"
        "1","Reopened","2024-03-05T11:00:00+01:00","ann","still
        broken"
        "1","Resolved","2024-03-05T12:00:00+01:00","bob","-"
        "1","Closed","2024-03-08T12:00:00+01:00","ann","-"
        """;

    [SharedFileFact("data/uci-incidents-dev.csv.gz")]
    public void The_suggested_map_of_the_real_incidents_gives_the_figures_of_the_map_a_person_wrote()
    {
        var log = Checkout.Shared("data/uci-incidents-dev.csv.gz");

        var (map, suggested) = SuggestAndReplay(File.ReadAllBytes(log));

        var summary = ToolRun
            .Of("replay", log, "--map", Path.Combine(Checkout.Root, "samples", "replay", "uci-incidents.map.json"), "--json")
            .Json.GetProperty("summary");
        foreach (
            var figure in new[] { "file", "states", "reopen", "tickets_opened_per_iso_week", "priority_final", "waiting", "durations" }
        )
            Assert.Equal(summary.GetProperty(figure).GetRawText(), suggested.GetProperty(figure).GetRawText());
        Assert.Equal(("number", "assignment_group", "assigned_to"), (Column(map, "case"), Column(map, "team"), Column(map, "agent")));
    }

    [SharedFileFact("data/italian-helpdesk-dev.csv.gz")]
    public void The_suggested_map_of_the_real_help_desk_reads_every_row()
    {
        var (map, summary) = SuggestAndReplay(File.ReadAllBytes(Checkout.Shared("data/italian-helpdesk-dev.csv.gz")));

        Assert.Equal(("Case ID", "Activity", "Complete Timestamp"), (Column(map, "case"), Column(map, "state"), Column(map, "time")));
        Assert.Equal(
            (2289, 0),
            (summary.GetProperty("file").GetProperty("cases").GetInt32(), summary.GetProperty("quarantined").GetInt32())
        );
    }

    [Fact]
    public void A_Chinese_export()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        var (map, summary) = SuggestAndReplay(Encoding.GetEncoding("gb18030").GetBytes(Chinese));

        Assert.Equal(
            ("tab", "gb18030"),
            (map.GetProperty("log").GetProperty("delimiter").GetString(), map.GetProperty("log").GetProperty("encoding").GetString())
        );
        Assert.Equal(
            ("工单编号", "当前状态", "操作时间", "优先级", "处理人"),
            (Column(map, "case"), Column(map, "state"), Column(map, "time"), Column(map, "priority"), Column(map, "agent"))
        );
        Assert.Equal(
            ["待处理 queued", "处理中 working", "等待用户反馈 waiting", "已解决 done", "已取消 final", "已关闭 final"],
            Kinds(map).OrderBy(k => Chinese.IndexOf(k.Split(' ')[0], StringComparison.Ordinal))
        );
        Assert.Equal("P1", map.GetProperty("values").GetProperty("priority").GetProperty("紧急").GetString());
        // 9:05 to 9:35; 9:05 to 13:05; waiting from 10:05 to 12:05.
        Assert.Equal(0.5, summary.GetProperty("durations").GetProperty("first_response").GetProperty("min").GetDouble());
        Assert.Equal(
            (4, 2),
            (
                summary.GetProperty("durations").GetProperty("last_resolution").GetProperty("max").GetDouble(),
                summary.GetProperty("waiting").GetProperty("hours_waiting").GetDouble()
            )
        );
    }

    [Fact]
    public void An_American_export_with_two_levels_of_status_and_the_time_of_day_apart()
    {
        var (map, summary) = SuggestAndReplay(Encoding.UTF8.GetBytes(American));

        Assert.Equal(
            ("Ticket Number", "Status", "Sub-Status", "Date", "Time", "Opened", "Severity", "Queue"),
            (
                Column(map, "case"),
                Column(map, "state"),
                Column(map, "substate"),
                Column(map, "time"),
                Column(map, "timeOfDay"),
                Column(map, "opened"),
                Column(map, "priority"),
                Column(map, "team")
            )
        );
        Assert.Equal(["M/d/uuuu H:mm", "M/d/uuuu h:mm tt"], map.GetProperty("times").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal(
            ["Accepted / In Progress working", "Accepted / Waiting for Customer waiting", "Closed final", "Completed done", "Open queued"],
            Kinds(map).Order(StringComparer.Ordinal)
        );
        // T1: 8:30 to 9:45; T2: 10:00 to 12:00.
        var response = summary.GetProperty("durations").GetProperty("first_response");
        Assert.Equal((1.25, 2), (response.GetProperty("min").GetDouble(), response.GetProperty("max").GetDouble()));
    }

    [Fact]
    public void A_log_of_activities_with_texts_over_several_lines_and_a_word_nobody_can_guess()
    {
        var (map, summary) = SuggestAndReplay(Encoding.UTF8.GetBytes(Activities), out var text);

        Assert.True(map.GetProperty("log").GetProperty("lineBreaksInQuotes").GetBoolean());
        Assert.Equal(
            ("case_id", "activity", "timestamp", "resource"),
            (Column(map, "case"), Column(map, "state"), Column(map, "time"), Column(map, "agent"))
        );
        Assert.Equal(("[\"iso\"]", "trust"), (map.GetProperty("times").GetRawText(), map.GetProperty("offsets").GetString()));
        Assert.Equal(
            [
                "Assigned to group queued",
                "Closed final",
                "Duplicate final",
                "Email sent stays",
                "Reopened working",
                "Resolved done",
                "Ticket created queued",
                "Work started working",
                "Zwischenruf stays",
            ],
            Kinds(map).Order(StringComparer.Ordinal)
        );
        Assert.Matches("\"Zwischenruf\": .*// \\?\\?\\?", text);
        Assert.Equal(["Ticket created"], map.GetProperty("created").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(
            (1, 11),
            (
                summary.GetProperty("reopen").GetProperty("cases_reopened").GetInt32(),
                summary.GetProperty("file").GetProperty("events").GetInt32()
            )
        );
    }

    [Fact]
    public void A_number_for_each_row_is_no_ticket_even_where_a_row_was_exported_twice()
    {
        const string log = """
            Incident ID;DateStamp;IncidentActivity_Number;IncidentActivity_Type;Assignment Group
            IM4;07-01-2013 08:17;A689;Open;T1
            IM5;07-01-2013 09:00;A690;Open;T2
            IM4;07-01-2013 09:30;A691;Reassignment;T2
            IM4;07-01-2013 09:30;A691;Reassignment;T2
            IM5;08-01-2013 09:00;A692;Impact Change;T2
            IM4;08-01-2013 09:10;A693;Quality Indicator Fixed;T2
            IM4;08-01-2013 09:30;A694;Closed;T2
            IM5;08-01-2013 09:31;A695;Update;T2
            IM5;08-01-2013 09:40;A696;Analysis/Research;T2
            IM6;08-01-2013 10:00;A697;Open;T1
            IM6;08-01-2013 10:05;A698;Closed;T1
            """;

        var (map, summary) = SuggestAndReplay(Encoding.UTF8.GetBytes(log), out var text);

        Assert.Equal(
            ("Incident ID", "IncidentActivity_Type", "DateStamp"),
            (Column(map, "case"), Column(map, "state"), Column(map, "time"))
        );
        Assert.Equal((3, 11, 1), (InFile(summary, "cases"), InFile(summary, "events"), InFile(summary, "exact_duplicate_rows")));
        Assert.Equal(
            [
                "Analysis/Research working",
                "Closed final",
                "Impact Change stays",
                "Open queued",
                "Quality Indicator Fixed stays",
                "Reassignment queued",
                "Update stays",
            ],
            Kinds(map).Order(StringComparer.Ordinal)
        );
        Assert.DoesNotMatch("\"stays\": true }.*\\?\\?\\?", text);
    }

    [Fact]
    public void Of_two_columns_from_and_to_the_state_is_the_one_after_the_change()
    {
        const string log = """
            Issue key,Changed,From,To
            IT-1,2024-05-03T09:02:11,To Do,In Progress
            IT-1,2024-05-03T11:02:11,In Progress,Done
            IT-2,2024-05-03T11:05:00,To Do,In Progress
            IT-2,2024-05-03T12:05:00,In Progress,Done
            """;

        Assert.Equal("To", Column(SuggestAndReplay(Encoding.UTF8.GetBytes(log)).Map, "state"));
    }

    [Fact]
    public void The_opening_stays_one_column_where_some_rows_leave_it_empty()
    {
        const string log = """
            工单编号,状态,处理时间,创建时间,处理人
            G1,待受理,2024/3/5 8:05,2024/3/5 8:00,—
            G1,已受理,2024/3/5 8:15,,张伟
            G1,已解决,2024/3/5 9:05,2024/3/5 8:00,张伟
            G2,待受理,2024/3/5 10:05,2024/3/5 10:00,—
            G2,催单,2024/3/5 10:10,2024/3/5 10:00,—
            G2,已解决,2024/3/5 11:05,2024/3/5 10:00,李娜
            G2,已回访,2024/3/6 11:05,,李娜
            """;

        var (map, summary) = SuggestAndReplay(Encoding.UTF8.GetBytes(log));

        Assert.Equal(("处理时间", "创建时间"), (Column(map, "time"), Column(map, "opened")));
        Assert.Equal("[\"—\"]", System.Text.RegularExpressions.Regex.Unescape(map.GetProperty("missing").GetRawText()));
        // 8:00 to 9:05 and 10:00 to 11:05.
        Assert.Equal(1.0833, summary.GetProperty("durations").GetProperty("last_resolution").GetProperty("mean").GetDouble());
    }

    [Theory]
    [InlineData("uuuu/M/d tth:mm", "2024/3/5 上午8:05", "2024/3/5 下午1:05", "2024/3/6 上午9:00", "2024/3/6 下午12:30")]
    [InlineData(
        "M/d/uuuu, h:mm:ss tt",
        "3/14/2024, 8:05:00\u202FAM",
        "3/14/2024, 1:05:00\u202FPM",
        "3/16/2024, 9:00:00\u202FAM",
        "3/16/2024, 12:30:00\u202FPM"
    )]
    [InlineData("d MMM uuuu h:mm tt", "5 Mar 2024 8:05 a.m.", "5 Mar 2024 1:05 p.m.", "6 Mar 2024 9:00 a.m.", "6 Mar 2024 12:30 p.m.")]
    public void Halves_of_the_day_as_they_are_written_in_other_places(string format, params string[] times)
    {
        var log = $"ticket;status;time\n1;New;{times[0]}\n1;Resolved;{times[1]}\n2;New;{times[2]}\n2;Resolved;{times[3]}\n";

        var (map, summary) = SuggestAndReplay(Encoding.UTF8.GetBytes(log));

        Assert.Equal([format], map.GetProperty("times").EnumerateArray().Select(t => t.GetString()));
        // 8:05 to 13:05 and 9:00 to 12:30.
        var resolution = summary.GetProperty("durations").GetProperty("last_resolution");
        Assert.Equal((3.5, 5), (resolution.GetProperty("min").GetDouble(), resolution.GetProperty("max").GetDouble()));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("nothing at all")]
    [InlineData("x;y;z\n;;\n;;\n")]
    [InlineData("id,state\n1,New\n1,Closed\n")]
    public void What_cannot_be_found_is_left_to_a_person_and_the_tool_says_where(string log)
    {
        using var scratch = new Scratch();
        var file = scratch.File("log.csv", log);

        var suggested = ToolRun.Of("replay", file, "--suggest-map");
        var run = ToolRun.Of("replay", file, "--map", scratch.File("map.json", suggested.Output));

        Assert.Equal((0, ""), (suggested.Code, suggested.Error));
        Assert.Contains("???", suggested.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Code);
        Assert.Contains("$.columns.time", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Junk_is_answered_like_any_other_file()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            byte[] log = [.. Encoding.UTF8.GetBytes(seed % 2 == 0 ? American : Activities)];
            for (var i = 0; i < 40; i++)
                log[random.Next(log.Length)] = (byte)random.Next(256);

            var run = ToolRun.With(log, "replay", "-", "--suggest-map", "--json");

            Assert.True(run.Code is 0 or 2, $"seed {seed}: {run.Error}");
        }
    }

    [Fact]
    public void With_json_the_map_is_one_plain_document() =>
        Assert.Equal(
            "Status",
            Column(ToolRun.With(Encoding.UTF8.GetBytes(American), "replay", "-", "--suggest-map", "--json").Json, "state")
        );

    [Fact]
    public void Comments_are_in_Chinese_where_asked_for()
    {
        var run = ToolRun.With(Encoding.UTF8.GetBytes(American), "replay", "-", "--suggest-map", "--lang", "zh");

        Assert.Contains("// 带 ??? 的行需要您确认", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal(2, ToolRun.With([], "replay", "-", "--suggest-map").Code);

    private static (JsonElement Map, JsonElement Summary) SuggestAndReplay(byte[] log) => SuggestAndReplay(log, out _);

    private static (JsonElement Map, JsonElement Summary) SuggestAndReplay(byte[] log, out string text)
    {
        using var scratch = new Scratch();
        var file = scratch.File("log.csv", log);
        var suggested = ToolRun.Of("replay", file, "--suggest-map");
        Assert.Equal((0, ""), (suggested.Code, suggested.Error));
        text = suggested.Output;

        var run = ToolRun.Of("replay", file, "--map", scratch.File("map.json", suggested.Output), "--json");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(0, run.Json.GetProperty("summary").GetProperty("quarantined").GetInt32());
        var map = JsonDocument.Parse(text, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return (map.RootElement, run.Json.GetProperty("summary"));
    }

    private static int InFile(JsonElement summary, string figure) => summary.GetProperty("file").GetProperty(figure).GetInt32();

    private static string? Column(JsonElement map, string member) =>
        map.GetProperty("columns").TryGetProperty(member, out var column) ? column.GetString() : null;

    private static IEnumerable<string> Kinds(JsonElement map) =>
        map.GetProperty("states")
            .EnumerateObject()
            .Select(s => $"{s.Name} {(s.Value.TryGetProperty("kind", out var kind) ? kind.GetString() : "stays")}");
}
