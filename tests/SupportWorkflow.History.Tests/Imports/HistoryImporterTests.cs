using System.Text;
using NodaTime;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.History;

public class HistoryImporterTests
{
    private const string States = """
        "New": { "kind": "queued" }, "Work": { "kind": "working" }, "Wait": { "kind": "waiting", "on": "vendor" },
        "Note": { "stays": true }, "Done": { "kind": "done" }, "Shut": { "kind": "final" }
        """;

    [Fact]
    public void A_case_becomes_a_ticket_in_the_state_of_its_last_row()
    {
        var result = Import("", "New 2024-03-01T09:00", "Work 2024-03-01T10:00", "Shut 2024-03-01T12:30");

        var ticket = Assert.Single(result.Tickets);
        Assert.Equal(("T", "closed", StateKind.Final), (ticket.Id.Value, ticket.State.Name, ticket.State.Kind));
        Assert.Equal(Instant.FromUtc(2024, 3, 1, 12, 30), ticket.State.Since);
        Assert.Equal(Instant.FromUtc(2024, 3, 1, 9, 0), ticket.OpenedAt);
    }

    [Theory]
    [InlineData("call-center", "awaiting-vendor")]
    [InlineData(null, "awaiting-vendor")]
    public void A_kind_finds_the_state_of_any_lifecycle(string? profile, string expected) =>
        Assert.Equal(expected, Assert.Single(ImportThrough(profile, "", "Wait 2024-03-01T09:00").Tickets).State.Name);

    [Fact]
    public void A_history_may_begin_in_any_state() => Assert.Empty(Import("", "Shut 2024-03-01T09:00").Deviations);

    [Fact]
    public void A_step_the_lifecycle_does_not_allow_is_carried_out_and_said()
    {
        var result = Import("", "Shut 2024-03-01T09:00", "Wait 2024-03-01T10:00");

        var deviation = Assert.Single(result.Deviations);
        Assert.Equal(
            (3L, "T", "step.not-allowed", "Shut", "Wait"),
            (deviation.Line, deviation.Case, deviation.Code, deviation.From, deviation.To)
        );
        Assert.Equal("No trigger of the lifecycle leads from 'Closed' to 'Awaiting vendor'.", deviation.Reason.English);
        Assert.Equal("awaiting-vendor", Assert.Single(result.Tickets).State.Name);
    }

    [Fact]
    public void A_row_that_stays_leaves_state_and_waiting_time_as_they_were()
    {
        var result = Import("", "Wait 2024-03-01T09:00", "Note 2024-03-01T10:00", "Work 2024-03-01T12:00");

        Assert.Empty(result.Deviations);
        Assert.Equal(3, result.Summary.HoursWaiting);
        Assert.Null(result.Summary.States.Single(s => s.Name == "Note").Kind);
    }

    [Fact]
    public void Times_that_fall_are_counted_and_the_ticket_never_goes_back_in_what_it_recorded()
    {
        var result = Import("", "Work 2024-03-01T10:00", "Done 2024-03-01T09:00", "Shut 2024-03-01T09:30");

        Assert.Equal((1, "closed"), (result.Summary.CasesOutOfOrder, Assert.Single(result.Tickets).State.Name));
        Assert.Equal(Instant.FromUtc(2024, 3, 1, 10, 0), result.Tickets[0].ChangedAt);
        Assert.Equal(-1, result.Summary.States.Single(s => s.Name == "Work").Hours.Min);
    }

    [Fact]
    public void Hours_are_hours_of_the_wall_clock_and_instants_are_true()
    {
        // São Paulo put its clocks forward on 16 October 2016 at midnight: 23 real hours, 24 on the wall.
        var result = Import("\"zone\": \"America/Sao_Paulo\",", "Work 2016-10-15T12:00", "Shut 2016-10-16T12:00");

        Assert.Equal(24, result.Summary.States.Single(s => s.Name == "Work").Hours.Mean);
        var ticket = Assert.Single(result.Tickets);
        Assert.Equal(Duration.FromHours(23), ticket.State.Since - ticket.OpenedAt);
    }

    [Theory]
    [InlineData("trust", "2024-03-01T12:00:00Z", 2)]
    [InlineData("ignore", "2024-03-01T09:00:00Z", 0)]
    public void Offsets_are_trusted_or_ignored_as_the_map_says(string offsets, string changed, double hours)
    {
        var result = Import($"\"offsets\": \"{offsets}\",", "Work 2024-03-01T09:00:00-01:00", "Shut 2024-03-01T09:00:00-03:00");

        Assert.Equal(changed, NodaTime.Text.InstantPattern.General.Format(Assert.Single(result.Tickets).ChangedAt));
        Assert.Equal(hours, result.Summary.States.Single(s => s.Name == "Work").Hours.Mean);
    }

    [Theory]
    [InlineData("\"times\": [\"M/d/uuuu h:mm tt\"],", "2/29/2016 4:40 PM")]
    [InlineData("\"times\": [\"M/d/uuuu h:mm tt\"],", "2/29/2016 4:40\u202Fp.m.")]
    [InlineData("\"times\": [\"uuuu/M/d tth:mm\"],", "2016/2/29 下午4:40")]
    [InlineData("\"times\": [\"d.M.uuuu\", \"d.M.uuuu H:mm\"],", "29.2.2016 16:40")]
    [InlineData("\"times\": [\"unix-seconds\"],", "1456764000")]
    [InlineData("\"times\": [\"unix-milliseconds\"],", "1456764000000")]
    [InlineData("", "2016-02-29 16:40")]
    [InlineData("", "2016-02-29T17:40:00.000+01:00")]
    [InlineData("", "2016-02-29 16:40:00 +0000")]
    [InlineData("", "2016-02-29T16:40Z")]
    [InlineData("", "2016-02-29 16:40:00 UTC")]
    [InlineData("", "2016-02-29 08:40:00.000000-08")]
    [InlineData("", "2016-02-29T22:10:00,0+0530")]
    public void Times_are_read_in_the_formats_of_the_map(string times, string text) =>
        Assert.Equal(Instant.FromUtc(2016, 2, 29, 16, 40), Assert.Single(Import(times, "Work " + text).Tickets).OpenedAt);

    [Fact]
    public void A_time_that_fits_two_formats_means_the_first_on_every_row()
    {
        // 13/2 can only be day first; 3/4 after it is still the 4th of March, because month first stands first.
        var result = Import("\"times\": [\"M/d/uuuu\", \"d/M/uuuu\"],", "Work 13/2/2024", "Shut 3/4/2024");

        Assert.Equal(Instant.FromUtc(2024, 3, 4, 0, 0), Assert.Single(result.Tickets).ChangedAt);
    }

    [Fact]
    public void Every_format_is_read_as_NodaTime_writes_it()
    {
        string[] formats =
        [
            "d/M/uuuu HH:mm",
            "dd.MM.uuuu H:m",
            "uuuu/MM/dd HH:mm:ss.fff",
            "uuuu-MM-dd'T'HH:mm:ss",
            "M-d-uuuu, H:mm:s",
            "uuuuMMdd HHmmss",
            "d MMM uuuu HH:mm",
            "M/d/uuuu h:mm tt",
            "HH:mm dd/MM/uuuu",
            "uuuu-MM-dd",
            "dd/MM/yyyy HH:mm",
        ];
        var random = new Random(7);
        foreach (var format in formats)
        {
            var pattern = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture(format);
            for (var i = 0; i < 200; i++)
            {
                var text = pattern.Format(
                    new LocalDateTime(1900, 1, 1, 0, 0).PlusMilliseconds(random.NextInt64(200L * 365 * 24 * 3600 * 1000))
                );

                var opened = Assert.Single(Import($"\"times\": [\"{format}\"],", "Work " + text).Tickets).OpenedAt;

                Assert.Equal((format, text, pattern.Parse(text).Value), (format, text, opened.InUtc().LocalDateTime));
            }
        }
    }

    [Theory]
    [InlineData("1899-12-31T23:59")]
    [InlineData("2023-02-29")]
    [InlineData("2024-03-01T24:00")]
    [InlineData("2024-03-01T09:00:00+19:00")]
    [InlineData("2024-03-01T09:00:00 local")]
    [InlineData("2024-03-01T09:00:00.")]
    [InlineData("2024-3-1T09:00")]
    [InlineData("2101-01-01T00:00")]
    [InlineData("99999999999999999999")]
    [InlineData("0000-00-00 00:00:00")]
    public void A_time_nobody_can_have_meant_is_set_aside(string text) =>
        Assert.Equal(QuarantineReason.BadTime, Assert.Single(Import("", "Work " + text).Quarantined).Why);

    [Fact]
    public void Priority_team_and_agent_become_facts_of_the_ticket_whenever_they_change()
    {
        var map = Map(
            "\"missing\": [\"?\"], \"values\": { \"priority\": { \"high\": \"P1\" } },",
            ", \"priority\": \"p\", \"team\": \"t\", \"agent\": \"a\""
        );
        var importer = new HistoryImporter(map, BuiltInProfiles.CallCenter.Compile());
        importer.Add(
            new(2, "T", "Work", "2024-03-01T09:00")
            {
                Priority = "high",
                Team = "first",
                Agent = "li",
            }
        );
        importer.Add(
            new(3, "T", "Work", "2024-03-01T10:00")
            {
                Priority = "odd",
                Team = "second",
                Agent = "?",
            }
        );

        var result = Told.By(importer);

        var ticket = Assert.Single(result.Tickets);
        Assert.Equal(
            ("P1", "second", "li"),
            (ticket.Priority!.Code.Code, ticket.Assignment!.Team!.Value.Value, ticket.Assignment.Agent!.Value.Value)
        );
        Assert.Equal((3L, "priority.not-on-scale"), (Assert.Single(result.Deviations).Line, result.Deviations[0].Code));
        Assert.Equal([new NamedCount("odd", 1)], result.Summary.PriorityFinal!.Value);
    }

    [Fact]
    public void The_second_level_of_a_state_is_taken_where_the_map_knows_the_pair()
    {
        var map = HistoryMap.Parse(
            Encoding.UTF8.GetBytes(
                """
                {
                  "columns": { "case": "id", "state": "s", "substate": "s2", "time": "at" },
                  "states": { "Open": { "kind": "working" }, "Open / With vendor": { "kind": "waiting", "on": "vendor" } }
                }
                """
            )
        );
        var importer = new HistoryImporter(map);
        importer.Add(new(2, "A", "Open", "2024-03-01T09:00") { Substate = "With vendor" });
        importer.Add(new(3, "B", "Open", "2024-03-01T09:00") { Substate = "Somewhere" });

        Assert.Equal(["awaiting-vendor", "in-progress"], Told.By(importer).Tickets.Select(t => t.State.Name));
    }

    [Fact]
    public void Every_ticket_is_handed_out_with_the_events_it_can_be_rebuilt_from()
    {
        var workflow = BuiltInProfiles.CallCenter.Compile();
        var importer = new HistoryImporter(Map("", ", \"priority\": \"p\", \"team\": \"t\""), workflow);
        importer.Add(new(2, "A", "New", "2024-03-01T09:00") { Priority = "P2", Team = "first" });
        importer.Add(new(3, "B", "Work", "2024-03-01T09:30") { Priority = "P1" });
        importer.Add(new(4, "A", "Wait", "2024-03-01T10:00") { Priority = "P2", Team = "second" });
        importer.Add(new(5, "A", "Shut", "2024-03-01T08:00") { Priority = "P3", Team = "second" });

        var told = Told.By(importer);

        Assert.Equal(["A", "B"], told.Tickets.Select(t => t.Id.Value));
        Assert.Equal(told.Tickets, told.Histories.Select(h => workflow.Rebuild(h)));
        Assert.All(told.Histories, h => Assert.Equal(Enumerable.Range(1, h.Count), h.Select(e => e.Version)));
    }

    [Fact]
    public void Deviations_are_listed_in_the_order_of_the_file_however_the_cases_are_mixed()
    {
        var importer = new HistoryImporter(Map("", ""));
        importer.Add(Row(2, "A", "Shut 2024-03-01T09:00"));
        importer.Add(Row(3, "B", "Shut 2024-03-01T09:00"));
        importer.Add(Row(4, "B", "Wait 2024-03-01T10:00"));
        importer.Add(Row(5, "A", "Wait 2024-03-01T10:00"));

        Assert.Equal([(4L, "B"), (5L, "A")], importer.Finish().Deviations.Select(d => (d.Line, d.Case)));
    }

    [Fact]
    public void Finishing_twice_gives_the_same_twice()
    {
        var importer = new HistoryImporter(Map("", ""));
        importer.Add(Row(2, "A", "Shut 2024-03-01T09:00"));
        importer.Add(Row(3, "A", "Wait 2024-03-01T10:00"));

        Assert.Equal(importer.Finish(), importer.Finish());
    }

    [Fact]
    public void Nothing_at_all_is_a_history_too()
    {
        var summary = new HistoryImporter(Map("", "")).Finish().Summary;

        Assert.Equal((0, 0, null, default(HourSpread)), (summary.Cases, summary.Events, summary.At, summary.FirstResponse));
    }

    [Fact]
    public void Reasons_are_said_in_both_languages_and_short_and_harmless_to_a_terminal()
    {
        var row = Assert.Single(Import("", $"\u001b[31m{new string('x', 100)} 2024-03-01T09:00").Quarantined);

        Assert.DoesNotContain('\u001b', row.Reason.English);
        Assert.True(row.Reason.English.Length < 140, row.Reason.English);
        Assert.NotEqual(row.Reason.English, row.Reason.Chinese);
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(2, 1, 2, 1.5)]
    [InlineData(10, 5, 9, 5.5)]
    [InlineData(11, 6, 10, 6)]
    public void Median_and_p90_are_the_values_at_the_nearest_rank(int n, double median, double p90, double mean)
    {
        // n cases that work for 1, 2, … n hours; the value at ⌈n/2⌉ and at ⌈0.9 n⌉.
        var importer = new HistoryImporter(Map("", ""));
        for (var i = 1; i <= n; i++)
        {
            importer.Add(new(2 * i, $"T{i}", "Work", "2024-03-01T00:00"));
            importer.Add(new((2 * i) + 1, $"T{i}", "Done", $"2024-03-01T{i:00}:00"));
        }

        var hours = importer.Finish().Summary.States.Single(s => s.Name == "Work").Hours;

        Assert.Equal(new HourSpread(n, 1, n, mean, median, p90), hours);
    }

    [Fact]
    public void Rows_of_all_cases_may_be_mixed_in_any_way_without_a_change_in_their_figures()
    {
        string[] rows =
        [
            "New 2024-03-01T09:00",
            "Work 2024-03-02T10:00",
            "Wait 2024-03-02T12:00",
            "Done 2024-03-04T08:00",
            "Shut 2024-03-05T08:00",
        ];
        HistoryImporter apart = new(Map("", "")),
            mixed = new(Map("", ""));
        foreach (var ticket in new[] { "A", "B", "C" })
        foreach (var row in rows)
            apart.Add(Row(0, ticket, row));
        foreach (var row in rows)
        foreach (var ticket in new[] { "A", "B", "C" })
            mixed.Add(Row(0, ticket, row));

        Assert.Equal(apart.Finish().Summary, mixed.Finish().Summary);
    }

    [Fact]
    public void The_standard_lifecycle_can_be_read() => Assert.Equal("new", Lifecycle.Standard.Initial.Name);

    private static Told Import(string members, params string[] rows) => ImportThrough(null, members, rows);

    private static Told ImportThrough(string? profile, string members, params string[] rows)
    {
        var importer = new HistoryImporter(Map(members, ""), profile is null ? null : BuiltInProfiles.Find(profile)!.Compile());
        for (var i = 0; i < rows.Length; i++)
            importer.Add(Row(i + 2, "T", rows[i]));
        return Told.By(importer);
    }

    private static HistoryRow Row(long line, string ticket, string row) =>
        new(line, ticket, row[..row.IndexOf(' ', StringComparison.Ordinal)], row[(row.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

    private static HistoryMap Map(string members, string columns) =>
        HistoryMap.Parse(
            Encoding.UTF8.GetBytes(
                $$"""{ {{members}} "columns": { "case": "id", "state": "s", "time": "at"{{columns}} }, "states": { {{States}} } }"""
            )
        );
}
