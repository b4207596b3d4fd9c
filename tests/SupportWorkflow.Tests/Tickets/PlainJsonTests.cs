using System.Reflection;
using System.Text.Json;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tickets;

/// <summary>Queues, APIs and grains serialise by themselves: plain System.Text.Json, with no options of ours, loses nothing.</summary>
public sealed class PlainJsonTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Data that a program may hand on, besides the messages: all public records and record structs but the ones named
    /// here.</summary>
    private static readonly HashSet<string> NoData =
    [
        // What a compiled profile is made of: its JSON is the profile's.
        "Condition",
        "FactDeclaration",
        "EscalationRule",
        "Moment",
        "Objective",
        "TargetRow",
        "StateMeaning",
        // Bits of one lifecycle, meaningless in another process.
        "GuardFacts",
        "RoleSet",
        // They hold states, triggers and guards of a compiled lifecycle.
        "PossibleOnceKnown",
        "RefusedTrigger",
        // Explanations are written, not read.
        "AskedTarget",
        // What a policy is asked, within a decision.
        "AssignmentInput",
        "ClassificationInput",
        "PriorityInput",
        "SlaCalendarInput",
        // What a store is handed; its parts are data.
        "TicketCommit",
        "ErasureCommit",
    ];

    public static TheoryData<Type> Data =>
        [
            .. typeof(Ticket)
                .Assembly.GetExportedTypes()
                .Where(t => !t.IsAbstract && !t.IsNested && !NoData.Contains(t.Name))
                .Where(t =>
                    t.GetMethod("<Clone>$") is not null
                    || (t.IsValueType && t.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null)
                )
                .Where(t => t != typeof(Ticket) && t != typeof(UnknownEvent)),
        ];

    [Theory]
    [MemberData(nameof(Data))]
    public void A_public_value_survives_plain_JSON(Type type)
    {
        var value = MessageSamples.Of(type);
        // How often a delivery failed is kept beside the entry.
        value = value is Desk.OutboxEntry entry ? entry with { Attempts = 0 } : value;
        foreach (var options in (JsonSerializerOptions[])[JsonSerializerOptions.Default, Web])
        {
            var json = JsonSerializer.Serialize(value, type, options);
            Assert.DoesNotContain("{}", json);
            Assert.Equal(value, JsonSerializer.Deserialize(json, type, options));
        }
    }

    [Fact]
    public void Every_value_that_is_no_data_exists() =>
        Assert.Empty(NoData.Except(typeof(Ticket).Assembly.GetExportedTypes().Select(t => t.Name)));

    [Fact]
    public void A_command_on_a_queue_is_the_same_command()
    {
        foreach (var command in MessageSamples.Commands)
        {
            var json = JsonSerializer.Serialize(command);
            Assert.Equal(command, JsonSerializer.Deserialize<TicketCommand>(json));
            Assert.Equal(TicketJson.Write(command), TicketJson.Write(JsonSerializer.Deserialize<TicketCommand>(json)!));
        }
    }

    [Fact]
    public void Events_and_tickets_are_read_back_as_they_were()
    {
        var opened = CallCenter.Open(Opening(), Friday);
        var decided = CallCenter.Decide(opened.Ticket, new AssignTicket(new TeamId("network"), new("li.wei")) { By = Lead }, Friday);
        foreach (var options in (JsonSerializerOptions[])[JsonSerializerOptions.Default, Web])
        {
            Assert.Equal(decided.Ticket, JsonSerializer.Deserialize<Ticket>(JsonSerializer.Serialize(decided.Ticket, options), options));
            Assert.Equal(
                decided.Events,
                JsonSerializer.Deserialize<ValueList<TicketEvent>>(JsonSerializer.Serialize(decided.Events, options), options)
            );
        }
        foreach (var each in MessageSamples.Events)
            Assert.Equal(each, JsonSerializer.Deserialize<TicketEvent>(JsonSerializer.Serialize(each)));
    }

    /// <summary>As any serializer writes a type it knows nothing of.</summary>
    [Fact]
    public void An_id_that_was_written_as_an_object_is_read_too()
    {
        var json = """{ "note": "rang", "by": { "id": "a", "roles": [ { "name": "agent" }, "lead" ] }, "type": "record-contact" }""";
        Assert.Equal([Role.Agent, Role.Lead], JsonSerializer.Deserialize<TicketCommand>(json, Web)!.By.Roles);
        Assert.Equal(new TicketId("t-1"), JsonSerializer.Deserialize<TicketId>("""{"Value":"t-1"}"""));
        foreach (var wrong in (string[])["{}", """{"a":1}""", """{"a":"b","c":"d"}""", "3", "[]"])
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TicketId>(wrong));
    }

    /// <summary>What a type refuses to be made of is an error of the JSON, wherever it stands.</summary>
    [Theory]
    [InlineData(typeof(TicketCommand), """{"type":"start-work","by":{"id":"system:rule","roles":[]}}""")]
    [InlineData(typeof(TicketCommand), """{"type":"start-work","by":{"id":"","roles":[]}}""")]
    [InlineData(typeof(TicketCommand), """{"type":"sing"}""")]
    [InlineData(typeof(TicketEvent), """{"type":"work-started","version":1,"by":"system:rule"}""")]
    [InlineData(typeof(Decision), """{"ticket":{}}""")]
    [InlineData(typeof(NoticeRecipient), "\"nobody\"")]
    [InlineData(typeof(FactValue), """{"value":3,"since":"yesterday"}""")]
    [InlineData(typeof(FactValue), "[]")]
    [InlineData(typeof(WarningPoint), "\"often\"")]
    [InlineData(typeof(SlaClock), """{"objective":"x","marks":[{"kind":"start","at":"soon"}]}""")]
    public void Wrong_JSON_is_always_one_kind_of_error(Type type, string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, type, Web));

    [Fact]
    public void A_decision_is_handed_on_whole()
    {
        var decision = CallCenter.Open(Opening(), Friday);
        Assert.NotEmpty(decision.Notices);

        var read = JsonSerializer.Deserialize<Decision>(JsonSerializer.Serialize(decision))!;

        Assert.True(read.IsAccepted);
        Assert.Equal(decision.Ticket, read.Ticket);
        Assert.Equal(decision.Events, read.Events);
        Assert.Equal(decision.FollowUps, read.FollowUps);
        Assert.Equal(decision.Notices, read.Notices);
        Assert.Equal(decision.WakeUp, read.WakeUp);
    }

    [Fact]
    public void A_no_is_handed_on_with_its_reason_in_both_languages()
    {
        var ticket = CallCenter.Open(Opening(), Friday).Ticket;
        var refused = CallCenter.Decide(ticket, new StartWork { By = Customer }, Friday);
        Assert.False(refused.IsAccepted);

        var read = JsonSerializer.Deserialize<Decision>(JsonSerializer.Serialize(refused, Web), Web)!;

        Assert.False(read.IsAccepted);
        Assert.Equal(ticket, read.Ticket);
        Assert.Equal(refused.Rejection!.Code, read.Rejection!.Code);
        Assert.Equal(refused.Rejection.Reason, read.Rejection.Reason);
        Assert.Equal(refused.Rejection.PossibleNow, read.Rejection.PossibleNow);
    }

    [Fact]
    public void Opening_that_was_refused_has_no_ticket_in_JSON_either()
    {
        var refused = CallCenter.Open(Opening() with { By = Customer with { IsEnabled = false } }, Friday);
        var read = JsonSerializer.Deserialize<Decision>(JsonSerializer.Serialize(refused))!;
        Assert.Equal("actor.disabled", read.Rejection!.Code);
        Assert.Throws<InvalidOperationException>(() => read.Ticket);
    }

    [Fact]
    public void Explanations_that_an_API_returns_say_every_instant()
    {
        var ticket = CallCenter.Open(Opening(), Friday).Ticket;
        var calendar = CallCenter.Calendars.Find("business")!;
        foreach (
            var explanation in (object[])
                [
                    CallCenter.Explain(ticket, Friday),
                    ticket.Clock("resolution")!.Explain(Friday, CallCenter.Calendars, "Resolution", CallCenter.Zone),
                    calendar.Explain(Friday, Duration.FromHours(20)),
                ]
        )
        {
            var json = JsonSerializer.Serialize(explanation, Web);
            Assert.DoesNotContain("{}", json);
            Assert.Contains("2024-10-1", json);
        }
    }
}
