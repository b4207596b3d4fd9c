using System.Text.Json.Nodes;

namespace SupportWorkflow.Cli.Tests.Calendars;

public sealed class CalendarCommandTests : IDisposable
{
    private const string Office = """
        { "zone": "Asia/Shanghai", "week": { "mon-fri": ["09:00-12:00", "13:00-18:00"] }, "holidays": ["cn"], "standardDay": "PT8H" }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Add_prints_the_due_time_with_its_offset()
    {
        var (code, output, _) = Run("add", "--calendar-file", Write(Office), "--start", "2026-02-13T17:00", "--time", "PT9H");
        Assert.Equal((0, "2026-02-14T18:00:00+08:00"), (code, output.Trim())); // Saturday 14 February is a make-up day
    }

    [Fact]
    public void Add_explains_itself_as_one_json_document()
    {
        var (code, output, _) = Run(
            "add",
            "--calendar-file",
            Write(Office),
            "--start",
            "2026-02-13T17:00",
            "--time",
            "PT9H",
            "--explain",
            "--json"
        );
        var json = JsonNode.Parse(output)!;
        Assert.Equal(0, code);
        Assert.Equal(9 * 3600, json["workSeconds"]!.GetValue<decimal>());
        Assert.Equal(9 * 3600, json["explanation"]!["segments"]!.AsArray().Sum(s => s!["lengthSeconds"]!.GetValue<decimal>()));
        Assert.Equal("make-up-day", json["explanation"]!["specialDays"]![0]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("sameTime", "2026-02-16T10:00:00+08:00")]
    [InlineData("endOfDay", "2026-02-16T18:00:00+08:00")]
    [InlineData("standardDays", "2026-02-16T10:00:00+08:00")]
    public void Business_days_have_three_meanings(string rule, string expected)
    {
        var file = Write(Office.Replace("\"cn\"", "", StringComparison.Ordinal));
        Assert.Equal(
            expected,
            Run("add", "--calendar-file", file, "--start", "2026-02-13T10:00", "--business-days", "1", "--rule", rule).Output.Trim()
        );
    }

    [Fact]
    public void A_holiday_that_is_observed_in_the_year_before_is_added_shown_and_explained()
    {
        var file = Write(
            """
            { "zone": "America/New_York", "week": { "mon-fri": ["09:00-17:00"] }, "observed": "nearestWeekday",
              "yearlyHolidays": { "01-01": "New Year's Day" }, "movableHolidays": { "4th thu of 11": "Thanksgiving Day" } }
            """
        );
        Assert.Equal(
            "2022-01-03T10:00:00-05:00",
            Run("add", "--calendar-file", file, "--start", "2021-12-30T16:00", "--time", "PT2H").Output.Trim()
        );
        Assert.Contains(
            "2021-12-31: New Year's Day, observed instead of 2022-01-01 (day off)",
            Run("elapsed", "--calendar-file", file, "--start", "2021-12-30", "--end", "2022-01-04", "--explain").Output,
            StringComparison.Ordinal
        );
        var month = JsonNode.Parse(Run("show", "--calendar-file", file, "--month", "2021-11", "--json").Output)!;
        Assert.Equal(21, month["businessDays"]!.GetValue<int>());
        Assert.Equal("Thanksgiving Day", month["days"]![24]!["special"]!["name"]!["en"]!.GetValue<string>());
    }

    [Fact]
    public void Elapsed_is_printed_as_a_duration()
    {
        Assert.Equal(
            "PT50H",
            Run("elapsed", "--calendar-file", Write(Office), "--start", "2026-02-13T16:00", "--end", "2026-03-01").Output.Trim()
        );
        Assert.Equal(
            "-PT1H30M",
            Run("elapsed", "--calendar-file", Write(Office), "--start", "2026-02-13T11:00", "--end", "2026-02-13T09:30").Output.Trim()
        );
    }

    [Fact]
    public void A_month_is_shown_in_both_languages()
    {
        Assert.Contains("Spring", Run("show", "--calendar-file", Write(Office), "--month", "2026-02").Output, StringComparison.Ordinal);
        Assert.Contains(
            "2026年2月 · Asia/Shanghai · 16 个工作日",
            Run("show", "--calendar-file", Write(Office), "--month", "2026-02", "--lang", "zh").Output,
            StringComparison.Ordinal
        );
        var json = JsonNode.Parse(Run("show", "--calendar-file", Write(Office), "--month", "2026-02", "--json").Output)!;
        Assert.Equal(28, json["days"]!.AsArray().Count);
        Assert.Equal(16, json["businessDays"]!.GetValue<int>());
    }

    [Fact]
    public void A_calendar_of_a_book_is_named()
    {
        var file = Write($$"""{ "office": {{Office}}, "late": { "zone": "UTC", "week": { "mon": ["20:00-22:00"] } } }""");
        Assert.Equal(
            "PT2H",
            Run("elapsed", "--calendar-file", file, "--calendar", "late", "--start", "2026-02-16", "--end", "2026-02-17").Output.Trim()
        );
        var (code, output, error) = Run("show", "--calendar-file", file, "--calendar", "lat");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("late, office", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_of_a_profile_is_named()
    {
        Assert.Equal(
            "2026-02-14T17:00:00+08:00",
            Run("add", "--profile", "call-center", "--calendar", "business", "--start", "2026-02-13T17:00", "--time", "PT9H").Output.Trim()
        );
        Assert.Equal(2, Run("add", "--profile", "call-center", "--calendar", "none", "--start", "2026-02-13T17:00", "--time", "PT9H").Code);
        Assert.Equal(2, Run("add", "--profile", "no-such", "--calendar", "business", "--start", "2026-02-13T17:00", "--time", "PT9H").Code);
    }

    [Fact]
    public void Everything_wrong_with_a_file_goes_to_standard_error_with_exit_code_2()
    {
        var file = Write("""{ "zone": "Nowhere", "week": { "mon": ["9-5"] } }""");
        var (code, output, error) = Run("show", "--calendar-file", file);
        Assert.Equal((2, ""), (code, output));
        Assert.Collection(
            error.Trim().Split('\n'),
            line => Assert.Matches(@"input\.json:1: \$\.zone: .*\[calendar\.unknown-zone\]", line),
            line => Assert.Matches(@"input\.json:1: \$\.week\.mon\[0\]: .*\[calendar\.bad-hours\]", line)
        );
    }

    [Theory]
    [InlineData("add", "--start", "2026-02-13")]
    [InlineData("add", "--calendar-file", "missing.json", "--start", "2026-02-13", "--time", "PT1H")]
    [InlineData("add", "--profile", "p", "--calendar", "c", "--start", "2026-02-13", "--time", "PT1H")]
    [InlineData("check", "missing.json")]
    [InlineData("elapsed")]
    [InlineData("show", "--month", "Feb")]
    public void Wrong_arguments_end_with_2_and_nothing_on_standard_output(params string[] arguments)
    {
        var (code, output, error) = Run(arguments);
        Assert.Equal(2, code);
        Assert.DoesNotContain("   at ", error + output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1, 2")]
    [InlineData("")]
    [InlineData("null")]
    public void A_file_that_is_no_list_of_cases_is_refused(string text) => Assert.Equal(2, Run("check", Write(text)).Code);

    [Fact]
    public void A_malformed_case_fails_alone()
    {
        const string Good = """ "zone": "UTC", "week": { "mon": [["09:00","17:00"]] }, "start": "2026-02-16T10:00:00Z" """;
        var file = Write(
            $$"""
            [ { "id": "good", {{Good}}, "op": "isOpen", "expected": true },
              { "id": "wrong", {{Good}}, "op": "isOpen", "expected": false },
              { "id": "asked", {{Good}}, "op": "nextClosing" },
              { "id": "op", {{Good}}, "op": "multiply", "expected": 1 },
              { "id": "zone", "zone": "Mars/X", "op": "isOpen" }, { "id": "kind", {{Good}}, "op": "add", "seconds": "x" },
              { "id": "huge", {{Good}}, "op": "add", "seconds": 1e300 }, { "id": "days", {{Good}}, "op": "addBusinessDays", "days": 1.5 },
              { "id": "hours", "zone": "UTC", "week": { "mon": [["9"]] }, "op": "isOpen" }, 7, null, [] ]
            """
        );
        var (code, output, error) = Run("check", file, "--json");
        var report = JsonNode.Parse(output)!;
        Assert.Equal((1, ""), (code, error));
        Assert.Equal(
            (1, 10, 1),
            (report["passed"]!.GetValue<int>(), report["failed"]!.GetValue<int>(), report["skipped"]!.GetValue<int>())
        );
        Assert.Equal("2026-02-16T17:00:00Z", report["results"]![2]!["actual"]!.GetValue<string>());
        Assert.All(report["results"]!.AsArray().Skip(3), r => Assert.NotNull(r!["error"]));
    }

    [Theory]
    [InlineData("isOpen", "false")]
    [InlineData("nextOpening", "null")]
    [InlineData("intervalsAfter", "[]")]
    [InlineData("add", "null")]
    public void A_case_without_any_hours_can_be_asked(string op, string expected) =>
        Assert.Equal(
            0,
            Run(
                "check",
                Write(
                    $$"""
                    [{ "id": "x", "zone": "UTC", "week": {}, "op": "{{op}}", "start": "2026-02-16T10:00:00Z", "seconds": 60, "count": 2,
                      "expected": {{expected}} }]
                    """
                )
            ).Code
        );

    [Theory]
    [InlineData(
        """ "op": "add", "start": "2026-02-16T16:00:00", "seconds": 3600, "closing": "nextOpening", "expected": "2026-02-17T09:00:00" """
    )]
    [InlineData(""" "op": "add", "start": "2026-02-16T16:00:00", "seconds": -3600, "expected": "2026-02-16" """)]
    [InlineData(""" "op": "subtract", "start": "2026-02-16T10:00:00.5", "seconds": 0.25, "expected": "2026-02-16T10:00:00.25+00:00" """)]
    [InlineData(
        """ "op": "elapsed", "start": "2026-02-16T16:00:00Z", "end": "2026-02-16T09:30:59Z", "granularitySeconds": 60, "expected": -23345 """
    )]
    [InlineData(""" "op": "addBusinessDays", "start": "2026-02-21", "days": 1, "roll": "first", "expected": "2026-02-24" """)]
    [InlineData(""" "op": "addBusinessDays", "start": "2026-02-21T20:00:00+02:00", "days": 1, "expected": "2026-02-23T18:00:00Z" """)]
    [InlineData(""" "op": "businessDaysBetween", "start": "2026-02-16", "end": "2026-02-20", "expected": 4 """)]
    [InlineData(""" "op": "nextClosing", "start": "2026-02-16T17:00:00", "expected": "2026-02-17T17:00:00" """)]
    [InlineData(
        """ "op": "intervalsAfter", "start": "2026-02-16T12:00:00", "count": 2, "expected": [["2026-02-16T12:00:00","2026-02-16T17:00:00"],["2026-02-17T09:00:00","2026-02-17T17:00:00"]] """
    )]
    [InlineData(
        """ "op": "elapsed", "start": "2026-02-16T09:00", "end": "2026-02-18T17:00", "pauses": [{"from":"2026-02-16T10:00","to":"2026-02-18T09:00"},{"from":"2026-02-17T10:00","to":"2026-02-18T10:00"}], "expected": 28800 """
    )]
    public void Every_operation_of_a_case(string fields)
    {
        var (code, output, _) = Run(
            "check",
            Write(
                $$"""
                [{ "zone": "UTC", "week": { "mon": [["09:00","17:00"]], "tue": [["09:00","17:00"]], "wed": [["09:00","17:00"]],
                  "thu": [["09:00","17:00"]], "fri": [["09:00","17:00"]] }, {{fields}} }]
                """
            )
        );
        Assert.True(code == 0, output);
    }

    [Fact]
    public void A_compressed_list_of_cases_is_read_as_it_is()
    {
        var file = Path.Combine(_folder, "cases.json.gz");
        using (var packed = new System.IO.Compression.GZipStream(File.Create(file), System.IO.Compression.CompressionLevel.Fastest))
            packed.Write("[]"u8);
        Assert.Equal((0, "0 passed, 0 failed, 0 skipped"), (Run("check", file).Code, Run("check", file).Output.Trim()));
    }

    private static ToolRun Run(params string[] arguments) => ToolRun.Of(["calendar", .. arguments]);

    private string Write(string text)
    {
        var file = Path.Combine(_folder, "input.json");
        File.WriteAllText(file, text);
        return file;
    }
}
