using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using Properties;
using SupportWorkflow.Profiles;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Assignments;

/// <summary>The profiles of docs/assignment.md, copied as a reader would and tried.</summary>
public sealed partial class AssignmentDocsTests
{
    private static readonly List<string> Blocks =
    [
        .. Json().Matches(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "assignment.md"))).Select(m => m.Groups[1].Value),
    ];

    [Fact]
    [Trait("Requirement", "ASG-10")]
    public void The_teams_and_rules_are_a_profile_by_which_somebody_near_comes_first()
    {
        var profile = WorkflowProfile.Parse(Encoding.UTF8.GetBytes(Blocks[0]));
        Assert.Contains(profile.Lint(new(2024, 10, 11)), w => w is { Code: "team.no-calendar", Path: "$.teams.centre" });
        var desk = profile.Compile();
        Ticket From(string province) =>
            desk.Open(
                    Opening() with
                    {
                        Category = new CategoryPath("hardware-fault"),
                        Fields =
                        [
                            new("occurred", Conditions.FactValue.Of("2024-10-11T08:00:00Z")),
                            new("province", Conditions.FactValue.Of(province)),
                        ],
                    },
                    Friday
                )
                .EnsureAccepted()
                .Ticket;
        var roster = new RosterSnapshot(
            Friday,
            [new(new("south-1"), [new("south")], OpenTickets: 7), new(new("centre-1"), [new("centre")])]
        );
        Assert.Equal("south-1", desk.ChooseAssignee(From("guangxi"), roster, Friday).Agent?.Value);
        Assert.Equal("centre-1", desk.ChooseAssignee(From("hubei"), roster, Friday).Agent?.Value);
        // After ten in the evening the south is closed.
        Assert.Equal("centre-1", desk.ChooseAssignee(From("guangxi"), roster, Friday.Plus(Duration.FromHours(6))).Agent?.Value);
    }

    [Fact]
    [Trait("Requirement", "ASG-5")]
    [Trait("Requirement", "ASG-3")]
    public void The_rules_give_out_what_is_verified_and_offer_on_what_nobody_acknowledges()
    {
        var desk = With(Blocks[1]);
        OutsideFacts here = new()
        {
            AsOf = Friday,
            Roster = new(Friday, [new(new("li.wei"), [new("software")]), new(new("sun.lei"), [new("software")], OpenTickets: 1)]),
        };
        var verified = desk.Open(Opening(), Friday).Ticket.By(desk, Friday, new FireTrigger("verify") { By = Agent });
        Assert.Null(verified.Assignment);
        var declined = new DeclineTicket("Not mine.") { By = Engineer, Given = here };
        // The rule looks when the ticket changes hands, for which it needs to know who is there.
        var given = verified.By(desk, Friday, new AssignTicket(new("software"), new("li.wei")) { By = Lead }).By(desk, Friday, declined);
        Assert.Equal(("sun.lei", "dispatched"), (given.Assignment?.Agent?.Value, given.State.Name));
        var late = desk.Advance(given, Friday + Minutes(10), here);
        Assert.Equal((1, "sun.lei"), (late.Ticket.Escalation.Level, late.Ticket.Assignment?.Agent?.Value));
        var wu = here with { Roster = new(Friday, [new(new("wu"), [new("software")])]) };
        Assert.Equal("wu", desk.Advance(given, Friday + Minutes(10), wu).Ticket.Assignment?.Agent?.Value);
    }

    [GeneratedRegex("```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Json();
}
