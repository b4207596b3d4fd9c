using SupportWorkflow.Conditions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>The profile's own fields and the members of the intake record, set by name.</summary>
public sealed class FieldTests
{
    private static readonly TicketWorkflow Shop = With(
        """
        {
          "fields": {
            "site": { "type": "choice", "name": { "en": "Site", "zh-CN": "地点" }, "values": { "sh": { "en": "Shanghai", "zh-CN": "上海" },
              "bj": { "en": "Beijing", "zh-CN": "北京" } } },
            "floor": { "type": "number", "name": { "en": "Floor", "zh-CN": "楼层" } },
            "bought": { "type": "date", "name": { "en": "Date of purchase", "zh-CN": "购买日期" } },
            "seen": { "type": "instant", "name": { "en": "Seen at", "zh-CN": "发现时间" } },
            "contract": { "type": "yes-no", "name": { "en": "Under contract", "zh-CN": "在保" }, "roles": ["lead"] },
            "note": { "type": "text", "name": { "en": "Note", "zh-CN": "备注" } }
          }
        }
        """
    );

    [Fact]
    [Trait("Requirement", "INT-3")]
    public void Every_type_of_field_takes_its_values_and_conditions_read_them()
    {
        var ticket = Set(
                Opened(),
                Lead,
                ("site", FactValue.Of("sh")),
                ("floor", FactValue.Of(3)),
                ("bought", FactValue.Of("2024-02-29")),
                ("seen", FactValue.Of("2024-10-11T08:30:00Z")),
                ("contract", FactValue.Of(true)),
                ("note", FactValue.Of("by the window"))
            )
            .EnsureAccepted()
            .Ticket;
        Assert.Equal(
            ["sh", "3", "2024-02-29", "2024-10-11T08:30:00Z", "yes", "by the window"],
            new[] { "site", "floor", "bought", "seen", "contract", "note" }.Select(f => ticket.Field(f).ToString())
        );
        Assert.True(ticket.Field("no-such").IsMissing);
    }

    [Fact]
    [Trait("Requirement", "INT-3")]
    public void One_refusal_lists_everything_that_is_wrong_in_both_languages()
    {
        var no = Set(
            Opened(),
            Agent,
            ("sight", FactValue.Of("sh")),
            ("site", FactValue.Of("mars")),
            ("floor", FactValue.Of("three")),
            ("bought", FactValue.Of("2023-02-29")),
            ("seen", FactValue.Of("2024-10-11 08:30")),
            ("contract", FactValue.Of(true)),
            ("note", FactValue.Of(7)),
            ("affected-users", FactValue.Of(-1)),
            ("affected-users", FactValue.Of(1.5m)),
            ("security-alert", FactValue.Of("yes"))
        ).Rejection!;
        Assert.Equal("intake.invalid", no.Code);
        string[] english =
        [
            "'sight' is not a field",
            "Site (site) is one of sh, bj, not 'mars'",
            "Floor (floor) is a number, not 'three'",
            "Date of purchase (bought) is a date such as 2024-10-11, not '2023-02-29'",
            "Seen at (seen) is an instant such as 2024-10-11T08:30:00Z, not '2024-10-11 08:30'",
            "Under contract (contract) is set by lead only",
            "Note (note) is a text, not '7'",
            "affected users (affected-users) is given twice",
            "affected users (affected-users) is a whole number from 0, not '-1'",
            "affected users (affected-users) is a whole number from 0, not '1.5'",
            "security alert (security-alert) is yes or no, not 'yes'",
        ];
        Assert.All(english, part => Assert.Contains(part, no.Reason.English));
        Assert.Equal(english.Length, no.Reason.English.Split("; ").Length);
        Assert.Contains("地点（site）应为 sh, bj 之一，而不是“mars”", no.Reason.Chinese);
        Assert.Equal(english.Length, no.Reason.Chinese!.Split('；').Length);
    }

    [Fact]
    [Trait("Requirement", "RPT-5")]
    public void Every_change_says_before_and_after_by_whom_and_why()
    {
        var set = Set(Opened(), Agent, ("floor", FactValue.Of(3))).EnsureAccepted().Ticket;
        var changed = Shop.Decide(
                set,
                new SetFields([new("floor", FactValue.Of(4)), new("site", FactValue.Of("sh"))], "She has moved.") { By = Engineer },
                Friday
            )
            .EnsureAccepted();
        var e = Assert.IsType<FieldsSet>(changed.Events[0]);
        Assert.Equal([new("floor", FactValue.Of(4)), new("site", FactValue.Of("sh"))], e.After);
        Assert.Equal([new("floor", FactValue.Of(3)), new("site", FactValue.Missing)], e.Before);
        Assert.Equal(("li.wei", "She has moved."), (e.By, e.Reason));
    }

    [Fact]
    [Trait("Requirement", "RPT-5")]
    public void Only_what_really_changes_is_recorded_and_nothing_is_refused()
    {
        var set = Set(Opened(), Agent, ("floor", FactValue.Of(3)), ("note", FactValue.Of("x"))).EnsureAccepted().Ticket;
        Assert.Equal("fields.unchanged", Set(set, Agent, ("floor", FactValue.Of(3))).Rejection?.Code);
        Assert.Equal("fields.none-given", Shop.Decide(set, new SetFields([]) { By = Agent }, Friday).Rejection?.Code);
        var e = Assert.IsType<FieldsSet>(Set(set, Agent, ("floor", FactValue.Of(3)), ("note", FactValue.Of("y"))).Events[0]);
        Assert.Equal(["note"], e.After.Select(f => f.Name));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void A_missing_or_blank_value_takes_it_away(string? nothing)
    {
        var set = Set(Opened(), Agent, ("note", FactValue.Of("x"))).EnsureAccepted().Ticket;
        var cleared = Set(set, Agent, ("note", FactValue.Of(nothing))).EnsureAccepted().Ticket;
        Assert.DoesNotContain(cleared.Fields, f => f.Name == "note");
        Assert.Equal("", Set(cleared, Agent, ("description", FactValue.Of(nothing))).EnsureAccepted().Ticket.Intake.Description);
    }

    [Fact]
    [Trait("Requirement", "INT-13")]
    public void What_steers_the_process_is_not_the_requesters_to_set()
    {
        Assert.Contains(
            "customer tier (tier) is set by agent, lead only",
            Set(Opened(), Customer, ("tier", FactValue.Of("vip"))).Rejection?.Reason.English
        );
        Assert.Contains(
            "impact (impact) is set by the staff only",
            Set(Opened(), Customer, ("impact", FactValue.Of("core-data-lost"))).Rejection?.Reason.English
        );
        Assert.True(Set(Opened(), Customer, ("device", FactValue.Of("ERP 5")), ("note", FactValue.Of("mine"))).IsAccepted);
        Assert.Equal("vip", Set(Opened(), Agent, ("tier", FactValue.Of("vip"))).EnsureAccepted().Ticket.Intake.Tier);
    }

    [Fact]
    [Trait("Requirement", "PRI-6")]
    public void The_policy_decides_anew_when_what_it_rests_on_is_said_later()
    {
        var opened = Shop.Open(Details("usage-question"), Friday).Ticket;
        Assert.Equal("P3", opened.Priority!.Code.Code);
        var decision = Set(opened, Agent, ("impact", FactValue.Of("core-data-lost"))).EnsureAccepted();
        var raised = decision.Events.OfType<TicketPrioritised>().Single();
        Assert.Equal(("P1", "system:priority-policy", decision.Events[0].Version), (raised.Priority.Code.Code, raised.By, raised.Cause));

        var byHand = Shop.Decide(opened, new PrioritiseTicket("The minister calls.") { By = Lead, Priority = new("P2") }, Friday)
            .EnsureAccepted()
            .Ticket;
        Assert.Equal("P2", Set(byHand, Agent, ("impact", FactValue.Of("user-blocked"))).EnsureAccepted().Ticket.Priority!.Code.Code);
    }

    [Fact]
    [Trait("Requirement", "PRI-6")]
    public void A_priority_set_by_hand_stayed_when_the_trouble_had_grown()
    {
        var opened = Shop.Open(Details("usage-question"), Friday).Ticket;
        var byHand = Shop.Decide(opened, new PrioritiseTicket("The minister calls.") { By = Lead, Priority = new("P2") }, Friday)
            .EnsureAccepted()
            .Ticket;
        // By a field, by the very command, and by a security alert: raised, and said why.
        foreach (
            var grown in new[]
            {
                Set(byHand, Agent, ("impact", FactValue.Of("core-data-lost"))),
                Shop.Decide(byHand, new PrioritiseTicket("data is lost") { By = Lead, Impact = "core-data-lost" }, Friday),
            }
        )
        {
            var priority = grown.EnsureAccepted().Ticket.Priority!;
            Assert.Equal("P1", priority.Code.Code);
            Assert.Contains(priority.Because, b => b.English.Contains("was P2, set by hand", StringComparison.Ordinal));
            Assert.Contains(priority.Because, b => b.Chinese!.Contains("原为 P2", StringComparison.Ordinal));
            // And never lowered again.
            var smaller = Set(grown.Ticket, Agent, ("impact", FactValue.Of("usage-question"))).EnsureAccepted();
            Assert.Equal("P1", smaller.Ticket.Priority!.Code.Code);
        }
        // Set lower by hand than the policy says, it stays so while nothing gets worse.
        var worst = Shop.Open(Details("core-data-lost"), Friday).Ticket;
        var lowered = Shop.Decide(worst, new PrioritiseTicket("It is a drill.") { By = Lead, Priority = new("P4") }, Friday)
            .EnsureAccepted()
            .Ticket;
        Assert.Equal("P4", Set(lowered, Agent, ("device", FactValue.Of("ERP 5"))).EnsureAccepted().Ticket.Priority!.Code.Code);
    }

    [Fact]
    [Trait("Requirement", "PRI-9")]
    public void Fields_decide_priorities_targets_and_guards()
    {
        var workflow = With(
            """
            {
              "fields": { "floor": { "type": "number", "name": { "en": "Floor", "zh-CN": "楼层" } } },
              "priority": { "rows": [{ "if": { "fact": "field.floor", "atLeast": 10 }, "priority": "P1", "because": { "en": "high up",
                "zh-CN": "高层" } }] },
              "objectives": { "response": { "targets": [{ "if": { "fact": "field.floor", "below": 0 }, "within": "PT1M" },
                { "within": "PT9M" }] } },
              "lifecycle": { "guards": { "complete": { "if": { "fact": "field.floor", "known": true }, "text": { "en": "the floor is known",
                "zh-CN": "楼层已知" } } } }
            }
            """
        );
        var high = workflow.Open(Details(null, ("floor", FactValue.Of(12))), Friday).Ticket;
        Assert.Equal("P1", high.Priority!.Code.Code);
        var cellar = workflow.Open(Details(null, ("floor", FactValue.Of(-1))), Friday).Ticket;
        Assert.Equal(Friday + Minutes(1), workflow.Read(cellar, "response", Friday).DueAt);
        var verify = new FireTrigger("verify") { By = Agent };
        Assert.True(workflow.Decide(high, verify, Friday).IsAccepted);
        Assert.Equal(
            "lifecycle.guard-does-not-hold",
            workflow.Decide(workflow.Open(Details(null), Friday).Ticket, verify, Friday).Rejection?.Code
        );
    }

    public static TheoryData<string, string, string> BrokenFields =>
        new()
        {
            { """{ "fields": { "x": { "name": { "en": "X" } } } }""", "$.fields.x.type", "json.missing-member" },
            { """{ "fields": { "x": { "type": "txt", "name": { "en": "X" } } } }""", "$.fields.x.type", "field.unknown-type" },
            { """{ "fields": { "x": { "type": "text" } } }""", "$.fields.x.name", "json.missing-member" },
            { """{ "fields": { "x": { "type": "choice", "name": { "en": "X" } } } }""", "$.fields.x.values", "field.no-values" },
            {
                """{ "fields": { "x": { "type": "date", "name": { "en": "X" }, "values": { "a": { "en": "A" } } } } }""",
                "$.fields.x.values",
                "field.not-a-choice"
            },
            {
                """{ "fields": { "x": { "type": "date", "name": { "en": "X" }, "roles": ["ledd"] } } }""",
                "$.fields.x.roles[0]",
                "profile.unknown-role"
            },
            {
                """{ "fields": { "x": { "type": "date", "name": { "en": "X" }, "roles": [] } } }""",
                "$.fields.x.roles",
                "field.granted-to-nobody"
            },
            { """{ "fields": { "category": { "type": "date", "name": { "en": "X" } } } }""", "$.fields.category", "field.bad-name" },
            { """{ "fields": { "device": { "type": "text" } } }""", "$.fields.device.type", "field.known-member" },
            {
                """{ "intake": { "required": { "devise": { "question": { "en": "?" }, "why": { "en": "!" } } } } }""",
                "$.intake.required.devise",
                "intake.unknown-field"
            },
            {
                """{ "intake": { "required": { "organisation": { "question": { "en": "?" } } } } }""",
                "$.intake.required.organisation.why",
                "json.missing-member"
            },
            {
                """
                    { "intake": { "required": { "device": { "question": { "en": "?" }, "why": { "en": "!" }, "if": { "fact": "colour",
                      "is": "red" } } } } }
                    """,
                "$.intake.required.device.if.fact",
                "condition.unknown-fact"
            },
            { """{ "fields": { "device": { "required": true } } }""", "$.intake.required.device", "intake.required-twice" },
            { """{ "intake": { "vague": { "en": { "": { "en": "?" } } } } }""", "$.intake.vague.en['']", "intake.empty-phrase" },
            { """{ "intake": { "attachments": { "maxBytes": 0 } } }""", "$.intake.attachments.maxBytes", "intake.bad-size" },
            { """{ "intake": { "attachments": { "types": [".PDF"] } } }""", "$.intake.attachments.types[0]", "intake.bad-type" },
            { """{ "priority": { "onRefused": { "raise": 0 } } }""", "$.priority.onRefused.raise", "priority.bad-raise" },
            { """{ "closing": { "grades": { "good": { "en": "good" } } } }""", "$.closing.grades", "closing.too-few-grades" },
            {
                """{ "closing": { "grades": { "good": { "en": "good" }, "bad": { "en": "bad" } }, "lowestScore": 0 } }""",
                "$.closing.grades",
                "closing.two-scales"
            },
            { """{ "closing": { "record": ["diagnoses"] } }""", "$.closing.record[0]", "closing.unknown-part" },
        };

    [Theory]
    [MemberData(nameof(BrokenFields))]
    public void A_broken_definition_names_path_and_problem(string change, string path, string code)
    {
        var problems = Assert.Throws<DefinitionException>(() => With(change)).Problems;
        Assert.Contains((path, code), problems.Select(p => (p.Path, p.Code)));
        Assert.All(problems, p => Assert.True(p.Line > 0));
    }

    private static Ticket Opened() => Shop.Open(Details("user-blocked"), Friday).Ticket;

    private static OpenTicket Details(string? impact, params (string Name, FactValue Value)[] more)
    {
        var opening = Opening(impact);
        return opening with { Fields = [.. opening.Fields, .. more.Select(m => new TicketField(m.Name, m.Value))] };
    }

    private static Decision Set(Ticket ticket, Actor by, params (string Name, FactValue Value)[] fields) =>
        Shop.Decide(ticket, new SetFields([.. fields.Select(f => new TicketField(f.Name, f.Value))]) { By = by }, Friday);
}
