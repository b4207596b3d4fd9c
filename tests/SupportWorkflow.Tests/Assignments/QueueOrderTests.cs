using NodaTime;
using SupportWorkflow.Profiles;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Assignments;

/// <summary>In which order tickets wait.</summary>
public sealed class QueueOrderTests
{
    [Fact]
    [Trait("Requirement", "PRI-5")]
    [Trait("Requirement", "ESC-7")]
    public void Of_the_top_priority_more_users_come_first_then_business_importance_then_age_and_a_green_channel_before_all()
    {
        Ticket At(string id, int minute, string impact, int? users = null, string? scenario = null) =>
            CallCenter
                .Open(
                    Opening(impact, scenario: scenario) with
                    {
                        Id = new(id),
                        Number = new(id),
                        AffectedUsers = users,
                    },
                    Friday.Plus(Duration.FromMinutes(minute))
                )
                .EnsureAccepted()
                .Ticket;
        var green = With("""{ "rules": [{ "name": "green", "when": { "on": ["ticket-opened"] }, "then": [{ "greenChannel": true }] }] }""")
            .Open(Opening("suggestion") with { Id = new("green"), Number = new("green") }, Friday)
            .EnsureAccepted()
            .Ticket;
        Ticket[] right =
        [
            green,
            At("many", 9, "production-unusable", users: 200),
            At("few", 1, "production-unusable", users: 3, scenario: "production-fault"),
            At("few-and-nobody-knows-where", 0, "production-unusable", users: 3),
            At("unknown", 2, "production-unusable"),
            At("unknown-later", 3, "production-unusable"),
            At("second", 0, "user-blocked", users: 900),
        ];
        var ids = right.Select(t => t.Id.Value).ToList();
        Assert.Equal(ids, right.Reverse().Order(CallCenter.Queue).Select(t => t.Id.Value));
        Assert.Equal(ids, right.Reverse().OrderBy(CallCenter.Queue.KeyOf, StringComparer.Ordinal).Select(t => t.Id.Value));
        Assert.Equal(["green-channel", "priority", "affected-users", "scenario", "opened-at"], CallCenter.Queue.By);
        Assert.Equal(5 * 16, CallCenter.Queue.KeyOf(right[2]).Length);
    }

    [Fact]
    [Trait("Requirement", "PRI-5")]
    public void The_usual_order_is_that_of_every_profile_that_says_nothing()
    {
        Assert.Equal(["green-channel", "priority", "affected-users", "opened-at"], BuiltInProfiles.OnlinePlatform.Compile().Queue.By);
        Assert.Equal(["opened-at"], With("""{ "assignment": { "queue": ["opened-at"] } }""").Queue.By);
    }

    [Fact]
    public void What_is_no_ticket_comes_last()
    {
        Assert.Equal(0, CallCenter.Queue.Compare(null, null));
        var ticket = Open();
        Assert.True(CallCenter.Queue.Compare(null, ticket) > 0 && CallCenter.Queue.Compare(ticket, null) < 0);
        Assert.Throws<ArgumentNullException>(() => CallCenter.Queue.KeyOf(null!));
    }

    [Fact]
    public void Numbers_and_instants_beyond_what_fits_keep_their_order()
    {
        var workflow = With(
            """
            {
              "fields": { "value": { "type": "number", "name": { "en": "Value", "zh-CN": "价值" }, "why": { "en": "x", "zh-CN": "x" } } },
              "assignment": { "queue": ["field.value"] }
            }
            """
        );
        decimal[] values = [decimal.MaxValue, 1_000_000m, 2.5m, 2.4m, 0m, -0.5m, -1_000_000m, decimal.MinValue];
        var tickets = values
            .Select(
                (v, i) =>
                    workflow
                        .Open(Opening() with { Id = new($"t-{i}"), Fields = [new("value", Conditions.FactValue.Of(v))] }, Friday)
                        .EnsureAccepted()
                        .Ticket
            )
            .ToList();
        Assert.Equal(tickets, tickets.AsEnumerable().Reverse().Order(workflow.Queue));
        Assert.Equal(tickets, tickets.AsEnumerable().Reverse().OrderBy(workflow.Queue.KeyOf, StringComparer.Ordinal));
    }
}
