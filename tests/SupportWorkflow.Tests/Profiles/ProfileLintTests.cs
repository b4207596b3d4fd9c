using NodaTime;

namespace SupportWorkflow.Profiles;

public sealed partial class ProfileLintTests
{
    /// <summary>The holidays of China are known until 2026-12-31: 364 days later.</summary>
    private static readonly LocalDate Today = new(2026, 1, 1);

    private static List<(string Path, string Code)> Found(params (string At, string? Json)[] edits) =>
        [.. Edited.With(edits).Lint(Today).Select(w => (w.Path, w.Code))];

    [Fact]
    public void The_built_in_profiles_are_free_of_lint() =>
        Assert.Empty(BuiltInProfiles.Ids.SelectMany(id => BuiltInProfiles.Find(id)!.Lint(Today)));

    [Fact]
    public void A_priority_row_after_one_that_always_holds_never_decides()
    {
        var warnings = Edited
            .With(("priority/rows/0/if", """{ "always": true }"""))
            .Lint(Today)
            .Where(w => w.Code == "priority.row-never-decides")
            .ToList();

        Assert.Equal(
            ["$.priority.rows[1]", "$.priority.rows[2]", "$.priority.rows[3]", "$.priority.rows[4]"],
            warnings.Select(w => w.Path)
        );
        Assert.Equal("Row 2 never decides: whenever it holds, row 1 holds before it.", warnings[0].Text.English);
        Assert.Equal("第 2 行永远不起作用：它成立时，前面的第 1 行必已成立。", warnings[0].Text.Chinese);
        Assert.True(warnings[0].Line > 1);
    }

    [Fact]
    public void A_target_row_that_several_earlier_ones_cover_together_never_decides() =>
        Assert.Equal(
            [("$.objectives.response.targets[4]", "objective.row-never-decides")],
            Found(
                (
                    "objectives/response/targets/+",
                    """
                    { "if": { "all": [{ "fact": "priority", "in": ["P1", "P2"] }, { "fact": "tier", "is": "vip" }] }, "within": "PT5M" }
                    """
                )
            )
        );

    [Fact]
    public void A_target_row_that_adds_a_case_is_fine() =>
        Assert.Empty(
            Found(
                ("objectives/first-view/targets/+", """{ "within": "PT4H" }"""),
                (
                    "objectives/first-view/targets/0/if",
                    """{ "all": [{ "fact": "channel", "is": "online" }, { "fact": "tier", "is": "vip" }] }"""
                )
            )
        );

    [Fact]
    public void An_objective_none_of_whose_rows_can_hold_is_told_row_by_row_and_as_a_whole() =>
        Assert.Equal(
            [
                ("$.objectives.first-view.targets", "objective.never-has-target"),
                ("$.objectives.first-view.targets[0].if", "condition.never-holds"),
            ],
            Found(
                    (
                        "objectives/first-view/targets/0/if",
                        """{ "all": [{ "fact": "channel", "is": "online" }, { "fact": "channel", "is": "phone" }] }"""
                    )
                )
                .Order()
        );

    [Fact]
    public void An_objective_that_stops_with_the_event_that_starts_it_is_told() =>
        Assert.Equal(
            [("$.objectives.response.stop.events", "objective.stops-where-it-starts")],
            Found(("objectives/response/stop/events/+", "\"ticket-opened\""))
        );

    [Fact]
    public void An_objective_whose_start_is_a_special_case_of_its_stop_is_told() =>
        Assert.Equal(
            [("$.objectives.resolution.stop.becomes", "objective.stops-with-its-start")],
            Found(
                (
                    "objectives/resolution/start",
                    """{ "becomes": { "all": [{ "fact": "state.kind", "is": "done" }, { "fact": "assigned", "is": true }] } }"""
                )
            )
        );

    /// <summary>Without its only row P4 is given by nothing; without the VIP modifier too, nothing else changes.</summary>
    [Fact]
    public void A_priority_that_nothing_gives_is_told() =>
        Assert.Equal([("$.priority.scale[3]", "priority.never-given")], Found(("priority/rows/4", null)));

    /// <summary>No row gives P1 any more, but a VIP's P2 is raised to it.</summary>
    [Fact]
    public void A_priority_that_only_a_modifier_gives_is_given() => Assert.Empty(Found(("priority/rows/1/priority", "\"P2\"")));

    [Fact]
    public void A_modifier_that_can_never_act_is_told_and_gives_nothing() =>
        Assert.Equal(
            [("$.priority.modifiers[1].if", "condition.never-holds"), ("$.priority.scale[0]", "priority.never-given")],
            Found(
                    ("priority/rows/1/priority", "\"P2\""),
                    ("priority/modifiers/1/if", """{ "all": [{ "fact": "tier", "is": "vip" }, { "fact": "tier", "known": false }] }""")
                )
                .Order()
        );

    /// <summary>Closed on every day of the year from today on; the year after, it opens again.</summary>
    [Fact]
    public void A_calendar_without_open_time_in_the_year_to_come_is_told() =>
        Assert.Equal(
            [("$.calendars.business", "calendar.closed-for-a-year")],
            Found(("calendars/business", """{ "week": {}, "from": { "2027-01-01": { "mon": ["09:00-17:00"] } } }"""))
        );

    /// <summary>As people write it whose last tool took nothing else: every night one minute is closed.</summary>
    [Fact]
    public void A_minute_that_is_closed_every_night_was_passed_over_in_silence() =>
        Assert.Equal(
            [("$.calendars.business", "calendar.minute-closed")],
            Found(("calendars/business", """{ "week": { "mon-sun": ["00:00-23:59"] } }"""))
        );

    /// <summary>Known until 2026-12-31: 2026-10-02 is 90 days before, 2026-10-01 is 91.</summary>
    [Theory]
    [InlineData(2026, 10, 1, 0)]
    [InlineData(2026, 10, 2, 1)]
    [InlineData(2027, 3, 1, 1)]
    public void A_holiday_set_that_ends_within_ninety_days_is_told(int year, int month, int day, int warnings)
    {
        var found = BuiltInProfiles.CallCenter.Lint(new(year, month, day));

        Assert.Equal(warnings, found.Count(w => w is { Code: "calendar.holidays-end", Path: "$.calendars.business.holidays" }));
        Assert.Equal(warnings, found.Count);
    }

    /// <summary>The row above is answered to leads before: a lead's earlier row has no guard, so the later one is for nobody.</summary>
    [Fact]
    public void A_lifecycle_row_whose_guard_an_earlier_guard_covers_never_decides() =>
        Assert.Equal(
            [("$.lifecycle.transitions[31]", "lifecycle.row-never-decides")],
            Found(
                (
                    "lifecycle/guards/confirmed-and-rated",
                    """
                    { "if": { "all": [{ "fact": "confirmed", "is": true }, { "fact": "record.complete", "is": true },
                      { "fact": "rating.score", "known": true }] }, "text": { "en": "rated", "zh-CN": "已评价" } }
                    """
                ),
                (
                    "lifecycle/transitions/+",
                    """
                    { "trigger": "close", "from": ["awaiting-confirmation"], "to": "cancelled", "roles": ["lead"],
                      "guard": "confirmed-and-rated" }
                    """
                )
            )
        );

    [Fact]
    public void A_lifecycle_row_that_is_left_for_another_role_decides() =>
        Assert.Empty(
            Found(
                (
                    "lifecycle/guards/confirmed-and-rated",
                    """
                    { "if": { "all": [{ "fact": "confirmed", "is": true }, { "fact": "record.complete", "is": true },
                      { "fact": "rating.score", "known": true }] }, "text": { "en": "rated", "zh-CN": "已评价" } }
                    """
                ),
                (
                    "lifecycle/transitions/+",
                    """
                    { "trigger": "close", "from": ["awaiting-confirmation"], "to": "cancelled", "roles": ["lead", "engineer"],
                      "guard": "confirmed-and-rated" }
                    """
                )
            )
        );

    [Fact]
    public void A_guard_that_never_holds_is_told_once_and_not_its_rows_too() =>
        Assert.Equal(
            [("$.lifecycle.guards.confirmed.if", "condition.never-holds")],
            Found(
                (
                    "lifecycle/guards/confirmed/if",
                    """{ "all": [{ "fact": "confirmed", "is": true }, { "fact": "confirmed", "is": false }] }"""
                )
            )
        );

    [Fact]
    public void A_role_that_may_do_nothing_is_told() =>
        Assert.Equal(
            [("$.words.roles.manager", "profile.idle-role")],
            Found(("words/roles/manager", """{ "en": "Manager", "zh-CN": "经理" }"""))
        );

    [Fact]
    public void No_role_is_idle_where_a_row_is_open_to_everybody() =>
        Assert.DoesNotContain(
            Found(("words/roles/manager", """{ "en": "Manager", "zh-CN": "经理" }"""), ("lifecycle/transitions/2/roles", null)),
            f => f.Code == "profile.idle-role"
        );

    [Fact]
    public void A_text_without_Chinese_is_told_wherever_it_stands() =>
        Assert.Equal(
            [("$.priority.rows[0].because", "profile.no-chinese"), ("$.words.tiers.vip", "profile.no-chinese")],
            Found(("words/tiers/vip", """{ "en": "VIP" }"""), ("priority/rows/0/because", """{ "en": "test", "zh-CN": " " }""")).Order()
        );

    [Fact]
    public void A_word_that_no_condition_asks_for_is_fine() =>
        Assert.Empty(Found(("words/categories/furniture", """{ "en": "Furniture", "zh-CN": "家具" }""")));

    [Fact]
    public void Warnings_stand_in_the_order_of_the_file_with_their_lines()
    {
        var warnings = Edited
            .With(
                ("words/tiers/vip", """{ "en": "VIP" }"""),
                ("objectives/response/stop/events/+", "\"ticket-opened\""),
                ("priority/rows/4", null)
            )
            .Lint(Today);

        Assert.Equal(["$.words.tiers.vip", "$.priority.scale[3]", "$.objectives.response.stop.events"], warnings.Select(w => w.Path));
        Assert.Equal(warnings.Select(w => w.Line).Order(), warnings.Select(w => w.Line));
        Assert.Equal(3, warnings.Select(w => w.Line).Distinct().Count());
    }
}
