using System.Text;
using SupportWorkflow.Conditions;
using SupportWorkflow.Desk;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting.Stores;

/// <summary>What a store keeps of its outbox can be read for ever.</summary>
public sealed class OutboxJsonTests
{
    private static readonly TicketCommand[] Samples =
    [
        new OpenTicket(new("t"), new("TS1"), "subject")
        {
            By = Customer,
            Tier = "vip",
            Impact = "training",
            Category = new("hardware-fault"),
            ChosenPriority = new("P1"),
            SecurityAlert = false,
            AffectedUsers = 0,
            OccurredAt = Friday,
            Continues = new("t-0"),
            WithoutRequester = true,
        }.WithDetails(),
        new OpenTicket("from the desk") { By = Customer },
        new FireTrigger("verify") { By = Agent, CommandId = "c" },
        new AssignTicket(new("network"), new("li.wei")) { By = Lead },
        new WaitFor(WaitingOn.Vendor, "part") { By = Engineer },
        new ResolveTicket(new(ResolutionResult.Resolved, "done") { Cause = "worn" }) { By = Engineer },
        new LinkTicket(new("t-2"), "parent") { By = Actor.System("link"), CommandId = "t/3/0" },
        new LogWork("looked") { By = Agent, VisibleToRequester = true },
        new RateTicket(4) { By = Customer },
        new AuditTicket(false, "late") { By = Lead with { IsEnabled = false } },
        new MoveToProfile(new("call-center", "2"), RetargetMode.FromStart, "new hours") { By = Lead, State = "in-progress" },
        new RecordPause(Friday, Friday + Minutes(5), "forgotten") { By = Lead },
        new SetFields([new("site", FactValue.Of("Shanghai")), new("floor", FactValue.Of(3)), new("gone", FactValue.Missing)])
        {
            By = Agent,
        },
        new PrioritiseTicket("by hand") { By = Lead, Priority = new("P1") },
    ];

    [Fact]
    public void A_follow_up_survives_the_round_trip() => Assert.All(Samples, command =>
        {
            var entry = new OutboxEntry("t-1/3/0", new("t-1"), 3, 1, Friday) { FollowUp = new(new("t-2"), command) };
            Assert.Equal(entry, OutboxEntry.FromJson(entry.ToJson()));
        });

    [Fact]
    public void What_is_written_is_written_alike_for_ever() =>
        Assert.Equal(
            """
            {"key":"t-1/3/0","ticket":"t-1","version":3,"place":0,"readyAt":"2024-10-11T08:30:00Z","followUp":{"ticket":"t-2","command":{"type":"link-ticket","other":"t-1","relation":"child","by":{"id":"system:link","roles":[],"isEnabled":true,"kind":"system"},"commandId":"t-1/3/0"}}}
            """,
            Encoding.UTF8.GetString(
                new OutboxEntry("t-1/3/0", new("t-1"), 3, 0, Friday)
                {
                    FollowUp = new(new("t-2"), new LinkTicket(new("t-1"), "child") { By = Actor.System("link"), CommandId = "t-1/3/0" }),
                }.ToJson()
            )
        );

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData(
        """
            {"key":"t-1/3/0","ticket":"t-1","version":3,"place":0,"readyAt":"2024-10-11T08:30:00Z","followUp":{"ticket":"t-2","command":{"type":"sing"}}}
            """
    )]
    public void Malformed_JSON_is_a_typed_error(string json) =>
        Assert.Throws<TicketFormatException>(() => OutboxEntry.FromJson(Encoding.UTF8.GetBytes(json)));
}
