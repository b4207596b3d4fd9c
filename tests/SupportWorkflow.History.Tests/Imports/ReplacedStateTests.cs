namespace SupportWorkflow.History;

/// <summary>
/// What becomes of a word for which a lifecycle has no state. Opened at 08:00 with four hours for the solution, on hold from 09:00 to
/// 15:00, solved at 16:00: late, unless waiting does not count.
/// </summary>
public class ReplacedStateTests
{
    private const string Customer =
            """
                "waiting": { "kind": "waiting", "on": "requester", "name": { "en": "Awaiting customer" } },
                """,
        Vendor =
            """
                "vendor": { "kind": "waiting", "on": "vendor", "name": { "en": "Awaiting vendor" } },
                """,
        Hold =
            """
                "on-hold": { "kind": "waiting", "on": "other", "name": { "en": "On hold" } },
                """,
        WhileCustomer = """{ "fact": "state.waits-on", "is": "requester" }""",
        WhileVendor = """{ "fact": "state.waits-on", "in": ["requester", "vendor"] }""",
        WhileWaiting = """{ "fact": "state.kind", "is": "waiting" }""",
        ForSome = """{ "all": [ { "fact": "state.kind", "is": "waiting" }, { "fact": "priority", "is": "normal" } ] }""";

    [Theory]
    [InlineData("other", Customer, WhileCustomer, "in-progress", false)]
    [InlineData("other", Customer + Vendor, WhileCustomer, "vendor", false)]
    [InlineData("other", Customer + Vendor, WhileVendor, "in-progress", false)]
    [InlineData("other", Customer + Vendor, WhileWaiting, "in-progress", false)]
    [InlineData("other", Customer + Vendor, ForSome, "in-progress", false)]
    [InlineData("other", Customer + Hold, WhileWaiting, "on-hold", true)]
    [InlineData("vendor", Customer, WhileCustomer, "in-progress", false)]
    [InlineData("vendor", Customer + Hold, WhileCustomer, "on-hold", false)]
    [InlineData("schedule", Customer + Vendor, WhileCustomer, "vendor", false)]
    [InlineData("requester", Customer + Vendor, WhileCustomer, "waiting", true)]
    [InlineData("requester", Vendor, WhileCustomer, "vendor", false)]
    public void A_wait_for_something_else_never_becomes_a_wait_for_the_requester(
        string on,
        string states,
        string pause,
        string expected,
        bool stands
    )
    {
        var told = PlainDesk.Told(
            PlainDesk.With(states, pause),
            $$""" "Hold": { "kind": "waiting", "on": "{{on}}" }, """,
            "",
            "New 2024-03-01T08:00",
            "Hold 2024-03-01T09:00",
            "Work 2024-03-01T15:00",
            "Done 2024-03-01T16:00"
        );

        Assert.Equal(expected, told.Summary.States.Single(s => s.Name == "Hold").State);
        Assert.Equal(stands ? new Attainment(1, 0, 0, 0) : new(0, 1, 0, 0), told.Summary.Of("resolution"));
        // What the log calls waiting is waiting in the figures, whatever the lifecycle has for it.
        Assert.Equal((6, 1), (told.Summary.HoursWaiting, told.Summary.CasesThatWaited));
    }

    [Fact]
    public void A_wait_for_nobody_in_particular_is_a_wait_for_something_else()
    {
        var told = PlainDesk.Told(
            PlainDesk.With(Customer + Hold, WhileCustomer),
            """ "Hold": { "kind": "waiting" }, """,
            "",
            "Hold 2024-03-01T09:00"
        );

        Assert.Equal("on-hold", told.Summary.States.Single().State);
        Assert.DoesNotContain(told.Remarks, r => r.Code == "word.replaced");
    }

    [Fact]
    public void The_built_in_call_centre_has_no_hold_and_its_clock_goes_on()
    {
        var told = PlainDesk.Told(Desks.CallCenter, """ "Hold": { "kind": "waiting", "on": "other" }, """, "", "Hold 2024-03-01T09:00");

        Assert.Equal("awaiting-vendor", told.Summary.States.Single().State);
    }

    [Fact]
    public void Every_word_that_became_something_else_is_said_and_no_other()
    {
        var told = PlainDesk.Told(
            PlainDesk.With(Customer),
            """
            "Hold": { "kind": "waiting", "on": "other" }, "Back": { "kind": "working", "state": "reopened" },
            "User": { "kind": "waiting", "on": "requester" }, "Never": { "kind": "waiting", "on": "vendor" }, "Note": { "stays": true },
            """,
            "\"responded\": [\"Work\"],",
            "New 2024-03-01T08:00",
            "Work 2024-03-01T08:30",
            "User 2024-03-01T08:40",
            "Note 2024-03-01T08:45",
            "Hold 2024-03-01T09:00",
            "Back 2024-03-01T15:00",
            "Done 2024-03-01T16:00"
        );

        Assert.Equal(
            [
                "The word 'Hold' became 'In progress': no state of this lifecycle waits for this: something else.",
                "The word 'Back' became 'In progress': this lifecycle has no state 'reopened'.",
            ],
            told.Remarks.Where(r => r.Code == "word.replaced").Select(r => r.Text.English)
        );
        Assert.Null(told.Summary.States.Single(s => s.Name == "Note").State);
    }

    [Theory]
    [InlineData("\"responded\": [\"Work\"],", "Work", "Done")]
    [InlineData("\"responded\": [\"Work\"],", "Work", "Shut", "log.no-resolution")]
    [InlineData("\"responded\": [\"Work\"], \"resolved\": [\"Shut\"],", "Work", "Shut")]
    [InlineData("\"responded\": [\"Work\"], \"resolved\": [],", "Work", "Done", "log.no-resolution")]
    [InlineData("", "Work", "Done", "log.no-response")]
    [InlineData("\"responded\": [\"Work\"],", "New", "Shut", "log.no-response", "log.no-resolution")]
    public void A_log_in_which_no_promise_can_be_kept_says_so(string map, string first, string last, params string[] codes)
    {
        var told = PlainDesk.Told(PlainDesk.With(), "", map, $"{first} 2024-03-01T08:00", $"{last} 2024-03-01T09:00");

        Assert.Equal(codes, told.Remarks.Select(r => r.Code));
    }
}
