using NodaTime;

namespace SupportWorkflow.History;

public partial class HistoryRulesTests
{
    /// <summary>Two hours after its opening the ticket has a clock of two hours more, which nobody stops.</summary>
    [Fact]
    public void A_clock_that_a_rule_starts_is_timed_and_no_other_promise_changes()
    {
        string[] rows = ["P3 New 04T08:00", "P2 Work 04T10:30", "P2 User 04T11:00", "P3 Work 04T13:00", "P3 Done 05T10:00"];
        var told = Told(
            Rules(
                """
                { "name": "review", "when": { "since": "ticket-opened", "for": "PT2H" }, "then": [{ "startClock": "extra" },
                  { "greenChannel": true }] },
                { "name": "extra", "when": { "clock": "extra" }, "then": [{ "custom": "x" }] }
                """
            ),
            null,
            rows
        );

        Assert.Equal(["review 04T10:00", "extra 04T12:00"], Fired(told));
        var without = Told(
            Rules("""{ "name": "never", "when": { "on": ["ticket-rated"] }, "then": [{ "custom": "x" }] }"""),
            null,
            rows
        ).Summary.Objectives;
        // The hourly promise begins anew with every rule that fires.
        Assert.Equal(
            without.Where(o => o.Name is not ("extra" or "hourly")),
            told.Summary.Objectives.Where(o => o.Name is not ("extra" or "hourly"))
        );
        Assert.Equal(
            (0, 1),
            (without.Single(o => o.Name == "extra").All.Missed, told.Summary.Objectives.Single(o => o.Name == "extra").All.Missed)
        );
    }

    [Fact]
    public void A_row_is_a_movement_and_stands_for_what_it_says_in_our_events()
    {
        var told = Told(
            Rules(
                """
                { "name": "stalled", "when": { "without": ["movement"], "for": "PT2H" }, "then": [{ "custom": "x" }] },
                { "name": "worked", "when": { "since": "work-started", "for": "PT1H" }, "then": [{ "custom": "x" }] },
                { "name": "person", "when": { "on": ["work-started", "ticket-reopened"] }, "if": { "fact": "event.by-person", "is": true },
                  "then": [{ "custom": "x" }] }
                """
            ),
            "2024-03-04T14:30:00Z",
            "P4 New 04T08:00",
            "P4 Note 04T09:00",
            "P4 Work 04T10:30",
            "P4 Note 04T12:30",
            "P4 Done 04T13:00",
            "P4 Work 04T14:00"
        );

        // The two hours from 10:30 on are over with the row of 12:30, which comes first.
        Assert.Equal(["person 04T10:30", "worked 04T11:30", "person 04T14:00"], Fired(told));
        Assert.Equal(
            ["stalled 04T10:00", "worked 04T11:30", "stalled 04T12:30"],
            Fired(
                Told(
                    Rules(
                        """
                        { "name": "stalled", "when": { "without": ["movement"], "for": "PT2H" }, "then": [{ "custom": "x" }] },
                        { "name": "worked", "when": { "since": "work-started", "for": "PT1H" }, "then": [{ "custom": "x" }] }
                        """
                    ),
                    "2024-03-04T12:30:00Z",
                    "P4 New 04T08:00",
                    "P4 Work 04T10:30"
                )
            )
        );
    }

    [Fact]
    public void A_row_that_says_two_things_is_heard_by_the_rules_of_both_and_once_by_a_rule_of_either()
    {
        var told = Told(
            Rules(
                """
                { "name": "waits", "when": { "on": ["wait-started"] }, "then": [{ "custom": "x" }] },
                { "name": "again", "when": { "on": ["ticket-reopened"] }, "then": [{ "custom": "x" }] },
                { "name": "either", "when": { "on": ["wait-started", "ticket-reopened"] }, "then": [{ "custom": "x" }] }
                """
            ),
            null,
            "P4 New 04T08:00",
            "P4 Done 04T09:00",
            "P4 User 04T10:00"
        );

        Assert.Equal(["waits 04T10:00", "again 04T10:00", "either 04T10:00"], Fired(told));
    }

    /// <summary>A clock of an hour that begins anew with the rule that fires when it is used up: 60 days are 1,440 hours, with three events
    /// each.</summary>
    [Fact]
    public void However_much_happens_between_two_rows_nothing_is_left_out()
    {
        var told = Told(
            Rules(
                """
                { "name": "first", "when": { "on": ["ticket-opened"] }, "then": [{ "startClock": "hourly" }] },
                { "name": "again", "when": { "clock": "hourly" }, "then": [{ "custom": "x" }] }
                """
            ),
            "2024-05-03T08:30:00Z",
            "P4 New 04T08:00"
        );

        Assert.Equal([1, 60 * 24], told.Summary.Escalations!.Rules.Select(r => r.Fired));
        // Each cycle begins just after the one before was due.
        Assert.Equal(
            (1, Instant.FromUtc(2024, 5, 3, 8, 0).PlusNanoseconds(60 * 24)),
            (told.Summary.Escalations.Rules[1].Tickets, told.Tickets[0].ChangedAt)
        );
    }
}
