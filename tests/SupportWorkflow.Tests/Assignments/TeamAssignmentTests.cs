using NodaTime;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Assignments;

/// <summary>Who gets a ticket by the teams and rules of a profile, and why nobody else does.</summary>
public sealed class TeamAssignmentTests
{
    private const string Desk = """
        {
          "calendars": { "night": { "week": { "mon-sun": ["22:00-06:00"] } } },
          "fields": {
            "province": { "type": "text", "name": { "en": "Province", "zh-CN": "省份" }, "why": { "en": "Who is near.", "zh-CN": "就近服务。" } },
            "language": { "type": "text", "name": { "en": "Language", "zh-CN": "语言" }, "why": { "en": "Who speaks it.", "zh-CN": "便于沟通。" } }
          },
          "teams": {
            "local": { "name": { "en": "Local", "zh-CN": "本地" }, "regions": ["guangdong"], "line": 1, "skills": ["printer"] },
            "night": { "name": { "en": "Night", "zh-CN": "夜班" }, "calendar": "night", "line": 1 },
            "centre": { "name": { "en": "Centre", "zh-CN": "中心" }, "line": 2, "skills": ["printer", "laser"] }
          },
          "assignment": {
            "limit": 5,
            "limits": { "P2": 3 },
            "region": "field.province",
            "language": "field.language",
            "rules": [
              { "if": { "fact": "category", "is": "custom-request" }, "skills": ["laser"], "because": { "en": "whoever knows lasers", "zh-CN": "懂激光者" } },
              { "if": { "fact": "category", "is": "functional-question" }, "because": { "en": "anybody", "zh-CN": "任何人" } },
              {
                "if": { "fact": "category", "is": "hardware-fault" },
                "teams": ["local", "night", "centre"], "skills": ["printer"],
                "because": { "en": "near the customer first", "zh-CN": "就近优先" }
              }
            ]
          }
        }
        """;
    private static readonly TicketWorkflow Workflow = With(Desk);

    [Fact]
    [Trait("Requirement", "ASG-1")]
    [Trait("Requirement", "ASG-10")]
    public void The_first_group_that_can_gets_it_and_everybody_else_has_a_reason()
    {
        var result = Choose(
            Ticket("hardware-fault", ("province", "guangdong"), ("language", "fr")),
            [
                new(new("far"), [new("centre")]),
                new(new("stranger"), [new("sales")]),
                new(new("sleeper"), [new("night")]),
                new(new("mute"), [new("local")]) { Languages = ["zh", "en"] },
                new(new("elsewhere"), [new("local")]) { Regions = ["hunan"] },
                new(new("busy"), [new("local")]) { Load = [new(new("P2"), 3)] },
                new(new("swamped"), [new("local")], OpenTickets: 5),
                new(new("loaded"), [new("local")], OpenTickets: 2),
                new(new("near"), [new("local")], OpenTickets: 1) { Languages = ["fr"] },
            ],
            [new(new("ill"), Friday.Plus(Duration.FromDays(3)))]
        );

        Assert.Equal((new AgentId("near"), new TeamId("local")), (result.Agent!.Value, result.Team!.Value));
        Assert.Equal(("near the customer first", "teams"), (result.Because!.English, result.Policy));
        Assert.Equal(
            [
                new(new("far"), PassOverReason.NotTheirTurn),
                new(new("stranger"), PassOverReason.OtherTeam),
                new(new("sleeper"), PassOverReason.TeamClosed),
                new(new("mute"), PassOverReason.OtherLanguage, "fr"),
                new(new("elsewhere"), PassOverReason.OtherRegion, "guangdong"),
                new(new("busy"), PassOverReason.Full, "P2"),
                new(new("swamped"), PassOverReason.Full, "5"),
                new(new("loaded"), PassOverReason.NotTheirTurn),
                new PassedOver(new("ill"), PassOverReason.Away, "2024-10-14T08:30:00Z"),
            ],
            result.PassedOver
        );
    }

    [Fact]
    [Trait("Requirement", "ASG-10")]
    public void Another_region_goes_to_the_group_behind()
    {
        // The local group serves Guangdong only, so the centre is asked, in whose queue it would wait.
        var ticket = Ticket("hardware-fault", ("province", "hunan"));
        var result = Choose(ticket, [new(new("near"), [new("local")]), new(new("far"), [new("centre")], OpenTickets: 4)]);
        Assert.Equal(("far", "centre"), (result.Agent?.Value, result.Team?.Value));
        Passed(result, [new(new("near"), PassOverReason.OtherRegion)]);
        var nobody = Choose(ticket, [new(new("near"), [new("local")])]);
        Assert.Equal((null, "night"), (nobody.Agent, nobody.Team?.Value));
    }

    [Fact]
    [Trait("Requirement", "ASG-1")]
    public void A_skill_is_a_persons_own_or_that_of_the_group()
    {
        var result = Choose(
            Ticket("custom-request"),
            [new(new("a"), [new("local")]), new(new("b")) { Skills = ["laser", "fax"] }, new(new("c"), [new("centre")], OpenTickets: 1)]
        );
        Assert.Equal(("b", null), (result.Agent?.Value, result.Team));
        Passed(result, [new(new("a"), PassOverReason.LacksSkill, "laser"), new PassedOver(new("c"), PassOverReason.NotTheirTurn)]);
    }

    [Fact]
    [Trait("Requirement", "ASG-2")]
    public void The_third_ticket_of_the_second_priority_fills_an_engineer_of_the_call_centre()
    {
        // B's example: an engineer who has three P2 tickets is passed over, and an idle colleague gets the next.
        AgentOnDuty With(string id, int p2) => new(new(id), [new("software")]) { Load = [new(new("P1"), 1), new(new("P2"), p2)] };
        var choose = (int p2) => CallCenter.ChooseAssignee(Open(), new(Friday, [With("li.wei", p2), With("sun.lei", 3)]), Friday);
        Assert.Equal("li.wei", choose(2).Agent?.Value);
        var full = choose(3);
        Assert.Null(full.Agent);
        Assert.Equal("software", full.Team?.Value);
        Assert.All(full.PassedOver, p => Assert.Equal((PassOverReason.Full, "P2"), (p.Reason, p.Detail)));
    }

    [Fact]
    [Trait("Requirement", "ASG-7")]
    public void Of_equals_whoever_was_given_one_longest_ago_is_next()
    {
        AgentOnDuty Given(string id, int hour, int open = 1) =>
            new(new(id), OpenTickets: open) { LastAssignedAt = Friday.Minus(Duration.FromHours(hour)) };
        var roster = new AgentOnDuty[] { Given("a", 1), Given("b", 3), Given("c", 2), Given("d", 9, open: 2) };
        Assert.Equal("b", Choose(Ticket("functional-question"), [.. roster]).Agent?.Value);
        var inTurn = With(Desk.Replace("\"limit\": 5", "\"choose\": \"round-robin\", \"limit\": 5", StringComparison.Ordinal));
        Assert.Equal("d", inTurn.ChooseAssignee(Ticket("functional-question"), new(Friday, [.. roster]), Friday).Agent?.Value);
        // Who never got one comes first; nothing tells them apart but their names.
        Assert.Equal(
            "x",
            inTurn
                .ChooseAssignee(Ticket("functional-question"), new(Friday, [.. roster, new(new("y")), new(new("x"))]), Friday)
                .Agent?.Value
        );
    }

    [Fact]
    [Trait("Requirement", "ASG-1")]
    public void Without_a_rule_that_holds_nobody_is_chosen_and_without_rules_whoever_is_on_duty()
    {
        var none = Choose(Ticket("network-connection"), [new(new("a"), [new("local")])]);
        Assert.Equal((null, null, false), (none.Agent, none.Team, none.WaitsForRoster));
        Passed(none, [new(new("a"), PassOverReason.OtherTeam)]);
        var bare = TicketWorkflow.Standard;
        var ticket = bare.Open(new(new("t-1"), new("N1"), "x") { By = Agent }, Friday).EnsureAccepted().Ticket;
        Assert.Equal("a", bare.ChooseAssignee(ticket, new(Friday, [new(new("a"))]), Friday).Agent?.Value);
        Assert.True(bare.ChooseAssignee(ticket, null, Friday).WaitsForRoster);
    }

    [Fact]
    [Trait("Requirement", "ASG-4")]
    public void Somebody_who_is_listed_and_away_is_away_and_named_once()
    {
        var roster = new RosterSnapshot(Friday, [new(new("a"))]) { Away = [new(new("a")), new(new("b"))] };
        var result = Workflow.ChooseAssignee(Ticket("functional-question"), roster, Friday);
        Assert.Null(result.Agent);
        Assert.Equal(["a", "b"], result.PassedOver.Select(p => p.Agent.Value));
        Assert.All(result.PassedOver, p => Assert.Equal(PassOverReason.Away, p.Reason));
        Assert.False(roster.IsOnDuty(new("a")));
    }

    [Fact]
    public void Reasons_are_told_in_both_languages()
    {
        foreach (var reason in Enum.GetValues<PassOverReason>())
        {
            var told = new PassedOver(new("li.wei"), reason, "P2").Say();
            Assert.StartsWith("li.wei: ", told.English, StringComparison.Ordinal);
            Assert.EndsWith("（P2）", told.Chinese, StringComparison.Ordinal);
        }
        Assert.Equal("li.wei: has enough in hand (P2)", new PassedOver(new("li.wei"), PassOverReason.Full, "P2").Say().English);
    }

    [Theory]
    [InlineData(
        """{ "teams": { "a": { "name": { "en": "A", "zh-CN": "A" }, "calendar": "moon", "line": 0 } } }""",
        "team.bad-line",
        "team.unknown-calendar"
    )]
    [InlineData(
        """{ "teams": { "a": { "name": { "en": "A", "zh-CN": "A" }, "skills": [""], "regions": [" "] } } }""",
        "assignment.empty-word",
        "assignment.empty-word"
    )]
    [InlineData("""{ "assignment": { "choose": "by-mood", "limit": 0 } }""", "assignment.unknown-choice", "assignment.bad-limit")]
    [InlineData("""{ "assignment": { "limits": { "P9": 3, "P1": 0 } } }""", "assignment.unknown-priority", "assignment.bad-limit")]
    [InlineData(
        """{ "assignment": { "region": "field.moon", "language": "affected-users" } }""",
        "assignment.unknown-fact",
        "assignment.unknown-fact"
    )]
    [InlineData(
        """{ "assignment": { "rules": [{ "if": { "always": true }, "teams": ["x"], "skills": [""], "because": { "en": "x", "zh-CN": "x" } }] } }""",
        "assignment.unknown-team",
        "assignment.empty-word"
    )]
    [InlineData(
        """{ "assignment": { "queue": ["subject", "priority", "priority"] } }""",
        "assignment.unknown-order",
        "assignment.order-twice"
    )]
    [InlineData(
        """{ "rules": [{ "name": "r", "when": { "on": ["ticket-opened"] }, "then": [{ "assignTo": "x" }, { "assign": false }] }] }""",
        "rule.only-true",
        null
    )]
    [InlineData(
        """{ "rules": [{ "name": "r", "when": { "on": ["ticket-opened"] }, "then": [{ "assignTo": "x" }] }] }""",
        "rule.unknown-team",
        null
    )]
    public void What_a_profile_gets_wrong_is_listed(string patch, string first, string? second)
    {
        var problems = Assert.Throws<DefinitionException>(() => With(patch)).Problems.Select(p => p.Code).ToList();
        Assert.Equal(second is null ? [first] : [first, second], problems);
    }

    [Fact]
    public void Teams_are_there_to_be_shown()
    {
        var centre = Workflow.Teams.Single(t => t.Id == new TeamId("centre"));
        Assert.Equal(("Centre", "中心", 2), (centre.Name.English, centre.Name.Chinese, centre.Line));
        Assert.Equal(["printer", "laser"], centre.Skills);
        Assert.Equal("night", Workflow.Teams.Single(t => t.Id == new TeamId("night")).Calendar);
    }

    private static void Passed(AssignmentResult result, ValueList<PassedOver> expected) => Assert.Equal(expected, result.PassedOver);

    private static Ticket Ticket(string category, params (string Name, string Value)[] fields) =>
        Workflow
            .Open(
                Opening() with
                {
                    Category = new CategoryPath(category),
                    Fields = [.. fields.Select(f => new TicketField(f.Name, Conditions.FactValue.Of(f.Value)))],
                },
                Friday
            )
            .EnsureAccepted()
            .Ticket;

    private static AssignmentResult Choose(Ticket ticket, ValueList<AgentOnDuty> agents, ValueList<AgentAway> away = default) =>
        Workflow.ChooseAssignee(ticket, new(Friday, agents) { Away = away }, Friday);
}
