using System.Text;
using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.History;

/// <summary>The promises of a profile over imported tickets. Times of the rows are UTC; the call centre promises P2 a response within 30
/// min and a resolution within 4 h.</summary>
[Trait("Requirement", "SLA-1")]
public class ImportedPromiseTests
{
    private const string Map = """
        {
          "times": ["uuuu-MM-dd HH:mm"], "zone": "UTC", "missing": ["?"],
          "columns": { "case": "c", "state": "s", "time": "t", "opened": "o", "priority": "p", "category": "k", "impact": "i",
            "urgency": "u", "team": "g" },
          "states": {
            "New": { "kind": "queued" }, "Work": { "kind": "working" }, "User": { "kind": "waiting", "on": "requester" },
              "Vendor": { "kind": "waiting", "on": "vendor" },
            "Done": { "kind": "done" }, "Shut": { "kind": "final", "state": "closed" }, "Fixed": { "stays": true }
          },
          "responded": ["Work", "User"], "resolved": ["Done", "Fixed"],
          "values": { "priority": { "high": "P2", "low": "P4" } }
        }
        """;

    [Theory]
    [InlineData("08:30", 1, 0)]
    [InlineData("08:31", 0, 1)]
    public void A_promise_kept_at_the_due_instant_is_met_and_a_minute_later_missed(string answered, int met, int missed)
    {
        var response = Of("response", "high New 08:00", $"high Work {answered}", "high Done 09:00", "high Shut 09:00");

        Assert.Equal(new Attainment(met, missed, 0, 0), response.All);
        Assert.Equal(met, response.All.Share);
        Assert.Equal([new PriorityFigure<Attainment>("high", response.All)], response.ByPriority);
    }

    [Theory]
    [InlineData("2024-03-01T08:29:00Z", 0, 1)]
    [InlineData("2024-03-01T08:30:00Z", 0, 1)]
    [InlineData("2024-03-01T08:31:00Z", 1, 0)]
    public void An_open_promise_is_missed_once_it_is_past_due_at_the_instant_of_reading(string at, int missed, int running) =>
        Assert.Equal(
            new Attainment(0, missed, running, 0),
            Figures(Desks.CallCenter, NodaTime.Text.InstantPattern.General.Parse(at).Value, "high New 08:00")
                .Objectives.Single(o => o.Name == "response")
                .All
        );

    [Fact]
    public void Rows_after_the_instant_of_reading_have_happened_but_make_nothing_late_before_it()
    {
        // Still open after its last row at 10:00; due at 12:00, and read at 09:00.
        var resolution = Figures(Desks.CallCenter, At(9), "high New 08:00", "high Work 10:00", "high Work 13:00")
            .Objectives.Single(o => o.Name == "resolution");

        Assert.Equal(new Attainment(0, 0, 1, 0), resolution.All);
    }

    [Fact]
    public void What_the_first_row_says_holds_from_the_opening_on()
    {
        // Opened at 07:00; the first row comes 20 minutes later and the answer 31 minutes after the opening.
        var late = Of("response", "high New 07:20 07:00", "high Work 07:31 07:00");

        Assert.Equal(new Attainment(0, 1, 0, 0), late.All);
    }

    [Theory]
    [InlineData("User", 1, 0)]
    [InlineData("Vendor", 0, 1)]
    public void Time_that_the_profile_pauses_does_not_count(string waiting, int met, int missed) =>
        Assert.Equal(
            new Attainment(met, missed, 0, 0),
            Of("resolution", "high Work 08:00", $"high {waiting} 09:00", "high Work 15:00", "high Done 17:30").All
        );

    [Fact]
    public void Another_priority_brings_another_target_for_the_whole_time()
    {
        // P4 has four hours to answer, P2 half an hour: when it is raised at 09:00, it has been late since 08:30.
        var response = Of("response", "low New 08:00", "high New 09:00", "high Work 09:01");

        Assert.Equal(new Attainment(0, 1, 0, 0), response.All);
        Assert.Equal(["high"], response.ByPriority.Select(p => p.Priority));
    }

    [Fact]
    public void Another_priority_after_the_answer_changes_nothing_any_more() =>
        Assert.Equal(new Attainment(1, 0, 0, 0), Of("response", "low New 08:00", "low Work 09:00", "high Work 09:00").All);

    [Fact]
    public void An_answer_that_comes_with_the_end_counts_and_an_end_without_resolution_is_left_out()
    {
        var map = Map.Replace("\"responded\": [\"Work\", \"User\"]", "\"responded\": [\"Shut\"]", StringComparison.Ordinal);
        var objectives = Figures(map, Desks.CallCenter, null, "high New 08:00", "high Shut 08:10").Objectives;

        Assert.Equal(new Attainment(1, 0, 0, 0), objectives.Single(o => o.Name == "response").All);
        Assert.Equal(new Attainment(0, 0, 0, 1), objectives.Single(o => o.Name == "resolution").All);
        Assert.Null(objectives.Single(o => o.Name == "resolution").All.Share);
    }

    [Fact]
    public void Reopening_takes_the_same_promise_up_again_without_the_time_between()
    {
        // Two hours, five hours done, an hour and a half: 3:30 of 4 h. Another half an hour and a minute would be too long.
        Assert.Equal(
            new Attainment(1, 0, 0, 0),
            Of("resolution", "high Work 08:00", "high Done 10:00", "high Work 15:00", "high Done 16:30").All
        );
        Assert.Equal(
            new Attainment(0, 1, 0, 0),
            Of("resolution", "high Work 08:00", "high Done 10:00", "high Work 15:00", "high Done 17:01").All
        );
    }

    [Theory]
    [InlineData("work-started", "ticket-resolved", 3, "Done 12:00")]
    [InlineData("wait-started", "work-resumed", 1, "Done 12:00")]
    [InlineData("ticket-resolved", "ticket-closed", 3, "Done 12:00", "Shut 15:00")]
    [InlineData("ticket-assigned", "ticket-reopened", 7, "Done 12:00", "Work 15:00")]
    [InlineData("ticket-opened", "ticket-reopened", 4, "Shut 12:00", "User 14:00")]
    public void Promises_that_speak_of_our_own_events_find_them_in_the_rows(string start, string stop, int hours, params string[] end)
    {
        var workflow = Desks.With(
            $$"""
            { "objectives": { "extra": { "name": { "en": "Extra", "zh-CN": "其他" }, "start": { "events": ["{{start}}"] },
              "stop": { "events": ["{{stop}}"] }, "targets": [{ "within": "PT{{hours}}H" }] } } }
            """
        );

        var told = Told(
            Map,
            workflow,
            null,
            [.. ((string[])["New 08:00", "Work 09:00", "User 10:00", "Work 11:00", .. end]).Select(r => "high " + r)]
        );

        Assert.Equal(new Attainment(1, 0, 0, 0), told.Summary.Objectives.Single(o => o.Name == "extra").All);
        var reading = workflow.Read(told.Tickets[0], "extra", At(20));
        Assert.Equal((ClockPhase.Stopped, Duration.FromHours(hours)), (reading.Phase, reading.Used));
    }

    [Fact]
    public void A_row_that_only_says_that_it_is_resolved_is_such_a_moment_too()
    {
        var workflow = Desks.With(
            """
            { "objectives": { "extra": { "name": { "en": "Extra", "zh-CN": "其他" }, "start": { "events": ["ticket-opened"] },
              "stop": { "events": ["ticket-resolved"] }, "targets": [{ "within": "PT2H" }] } } }
            """
        );

        Assert.Equal(
            new Attainment(1, 0, 0, 0),
            Figures(workflow, null, "high New 08:00", "high Fixed 10:00", "high Fixed 11:00").Objectives.Single(o => o.Name == "extra").All
        );
    }

    [Fact]
    public void A_promise_that_comes_again_counts_each_time()
    {
        // The user is asked three times: an hour, two hours and a minute, and still open at the end of the log, not late.
        var workflow = Desks.With(
            """
            { "objectives": { "extra": { "name": { "en": "Extra", "zh-CN": "其他" }, "repeats": true, "start": { "events": ["wait-started"] },
              "stop": { "events": ["work-resumed"] }, "targets": [{ "within": "PT2H" }] } } }
            """
        );

        var extra = Figures(workflow, null, "high User 08:00", "high Work 09:00", "high User 10:00", "high Work 12:01", "high User 13:00")
            .Objectives.Single(o => o.Name == "extra");

        Assert.Equal(new Attainment(1, 1, 1, 0), extra.All);
    }

    [Fact]
    public void Times_that_fall_happen_with_the_change_before_them()
    {
        // The log says: done at 12:00, taken up again at 11:00, done at 11:30. It was due at 12:00, and that is when it was done.
        var told = Told(
            Map,
            Desks.CallCenter,
            null,
            "high Work 08:00",
            "high Done 12:00",
            "high Work 11:00",
            "high Done 11:30",
            "high Shut 07:00"
        );

        Assert.Equal(new Attainment(1, 0, 0, 0), told.Summary.Objectives.Single(o => o.Name == "resolution").All);
        Assert.Equal(
            (2, "closed"),
            (told.Summary.StateChanges.Single(c => c is { From: "Work", To: "Done" }).Count, told.Tickets[0].State.Name)
        );
    }

    [Fact]
    public void A_pause_that_ends_before_it_began_pauses_nothing_for_ever()
    {
        var resolution = Of("resolution", "high Work 08:00", "high User 10:00", "high Work 09:00", "high Done 12:30");

        Assert.Equal(new Attainment(0, 1, 0, 0), resolution.All);
    }

    [Fact]
    public void Without_a_priority_in_the_log_the_profile_gives_one()
    {
        var map = Map.Replace(", \"priority\": \"p\"", "", StringComparison.Ordinal);
        // The call centre: user-blocked is P2 (30 min), training is P4 (4 h).
        var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(map)), Desks.CallCenter);
        importer.Add(new(2, "A", "New", "2024-03-01 08:00") { Impact = "user-blocked" });
        importer.Add(new(3, "A", "Work", "2024-03-01 08:31") { Impact = "user-blocked" });
        importer.Add(new(4, "B", "New", "2024-03-01 08:00") { Impact = "training" });
        importer.Add(new(5, "B", "Work", "2024-03-01 12:00") { Impact = "user-blocked" });

        var response = importer.Finish().Summary.Objectives.Single(o => o.Name == "response");

        // B was raised to P2 with the very row that answered: half an hour from its opening had long passed.
        Assert.Equal(new Attainment(0, 2, 0, 0), response.All);
        Assert.Equal([new PriorityFigure<Attainment>("P2", new(0, 2, 0, 0))], response.ByPriority);
    }

    [Theory]
    [InlineData("[\"urgent\", \"P2\", \"P1\"]", 1)]
    [InlineData("[\"urgent\", \"vital\"]", 0)]
    public void Of_several_words_the_first_that_the_profile_knows_is_meant(string words, int met) =>
        Assert.Equal(
            met,
            Figures(Map.Replace("\"P2\"", words, StringComparison.Ordinal), Desks.CallCenter, null, "high New 08:00", "high Work 08:30")
                .Objectives.Single(o => o.Name == "response")
                .All.Met
        );

    [Theory]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("[\"P1\", 5]")]
    public void A_word_that_is_no_text_is_a_problem_of_the_map(string words)
    {
        var problem = Assert.Single(
            Assert
                .Throws<DefinitionException>(() =>
                    HistoryMap.Parse(Encoding.UTF8.GetBytes(Map.Replace("\"P2\"", words, StringComparison.Ordinal)))
                )
                .Problems
        );

        Assert.Equal(("$.values.priority.high", "json.wrong-type"), (problem.Path, problem.Code));
    }

    [Fact]
    public void The_same_rows_through_another_profile_are_as_if_they_had_been_read_by_it()
    {
        string[] rows = ["high New 08:00", "high User 09:00", "low Work 10:00", "low Done 16:00"];
        var stricter = Desks.With("""{ "objectives": { "resolution": { "targets": [{ "within": "PT1H" }] } } }""");

        var told = History.Told.By(Taken(Map, Desks.CallCenter, rows).Through(stricter));

        var read = History.Told.By(Taken(Map, stricter, rows));
        Assert.Equal((read.Summary, read.Tickets[0]), (told.Summary, told.Tickets[0]));
        Assert.NotEqual(History.Told.By(Taken(Map, Desks.CallCenter, rows)).Summary.Objectives, told.Summary.Objectives);
    }

    [Fact]
    public void Priorities_stand_in_the_order_of_the_profile_and_a_row_without_one_is_in_none()
    {
        var response = Of(
            "response",
            "low Work 08:00 08:00 A",
            "high Work 08:00 08:00 B",
            "P3 Work 08:00 08:00 C",
            "high Work 08:00 08:00 D",
            "? Shut 09:00 08:00 D"
        );

        Assert.Equal(["high", "P3", "low"], response.ByPriority.Select(p => p.Priority));
        Assert.Equal((4, 3), (response.All.Met, response.ByPriority.Sum(p => p.Figure.Met)));
    }

    [Fact]
    public void A_profile_without_the_priority_makes_no_promise()
    {
        var response = Of("response", "urgent New 08:00", "urgent Work 09:00");

        Assert.Equal((default, null, 0), (response.All, response.All.Share, response.ByPriority.Count));
    }

    [Fact]
    public void Without_a_profile_there_is_no_promise() => Assert.Empty(Figures(null, null, "high New 08:00").Objectives);

    [Theory]
    [InlineData(1900)]
    [InlineData(2100)]
    public void Years_far_away_are_no_obstacle(int year)
    {
        var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(Map)), Desks.CallCenter);
        importer.Add(new(2, "A", "Work", $"{year}-12-30 23:00") { Priority = "low" });

        Assert.Equal(1, importer.Finish().Summary.Objectives.Single(o => o.Name == "resolution").All.Running);
    }

    [Fact]
    public void Every_ticket_is_rebuilt_from_its_events_and_from_their_JSON_with_the_same_clocks()
    {
        var told = Told(
            Map,
            Desks.CallCenter,
            null,
            "low New 08:00",
            "high Work 09:00",
            "high User 09:30",
            "high Work 09:10",
            "high Done 12:00",
            "high Work 13:00",
            "high Fixed 13:05",
            "high Shut 13:30"
        );

        var events = Assert.Single(told.Histories);
        Assert.Equal(told.Tickets, [Desks.CallCenter.Rebuild(events)]);
        Assert.Equal(told.Tickets, [Desks.CallCenter.Rebuild(TicketJson.ReadEvents(TicketJson.Write(events)))]);
        Assert.Equal([.. Enumerable.Range(1, events.Count)], events.Select(e => e.Version));
        Assert.Equal(["P4", "P2"], events.OfType<TicketPrioritised>().Select(e => e.Priority.Code.Code));
        Assert.Equal(
            [("response", 4), ("resolution", 4), ("response", 2), ("resolution", 2)],
            events.OfType<TargetChosen>().Select(e => (e.Objective, e.Row))
        );
    }

    private static ObjectiveFigures Of(string objective, params string[] rows) =>
        Figures(Desks.CallCenter, null, rows).Objectives.Single(o => o.Name == objective);

    private static HistorySummary Figures(TicketWorkflow? workflow, Instant? at, params string[] rows) => Figures(Map, workflow, at, rows);

    private static HistorySummary Figures(string map, TicketWorkflow? workflow, Instant? at, params string[] rows) =>
        Told(map, workflow, at, rows).Summary;

    /// <param name="map">The map.</param>
    /// <param name="workflow">The profile.</param>
    /// <param name="at">When open tickets are read.</param>
    /// <param name="rows">Priority, state, time on 1 March 2024, a Friday; then the time of opening and the ticket, if they matter.</param>
    private static Told Told(string map, TicketWorkflow? workflow, Instant? at, params string[] rows) =>
        History.Told.By(Taken(map, workflow, rows), at);

    private static HistoryImporter Taken(string map, TicketWorkflow? workflow, string[] rows)
    {
        var importer = new HistoryImporter(HistoryMap.Parse(Encoding.UTF8.GetBytes(map)), workflow);
        for (var i = 0; i < rows.Length; i++)
        {
            var words = rows[i].Split(' ');
            importer.Add(
                new(i + 2, words.Length > 4 ? words[4] : "T", words[1], "2024-03-01 " + words[2])
                {
                    Priority = words[0],
                    Opened = words.Length > 3 ? "2024-03-01 " + words[3] : null,
                    Team = "desk",
                }
            );
        }
        return importer;
    }

    private static Instant At(int hour) => Instant.FromUtc(2024, 3, 1, hour, 0);
}
