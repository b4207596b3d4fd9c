using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Profiles;

namespace SupportWorkflow;

/// <summary>The people, the profile and the instants most tests begin with.</summary>
internal static class Desks
{
    public static readonly TicketWorkflow CallCenter = BuiltInProfiles.CallCenter.Compile();

    public static readonly Actor Customer = new("chen@acme.cn", Role.Requester);
    public static readonly Actor Agent = new("wang.fang", Role.Agent);
    public static readonly Actor Lead = new("zhao.min", Role.Lead);
    public static readonly Actor Engineer = new("li.wei", Role.Engineer);

    /// <summary>Friday 16:30 in Shanghai; Saturday 12 October 2024 is a make-up working day.</summary>
    public static readonly Instant Friday = Instant.FromUtc(2024, 10, 11, 8, 30);

    public static OpenTicket Opening(string? impact = "user-blocked", string? tier = null, string? scenario = null) =>
        new OpenTicket(new("t-1"), new("TS202410110001"), "ERP cannot print invoices")
        {
            By = Agent,
            OnBehalfOf = Customer.Id,
            Impact = impact,
            Tier = tier ?? "normal",
            Scenario = scenario,
            Channel = "phone",
        }.WithDetails();

    /// <summary>What the call centre demands of every request.</summary>
    public static OpenTicket WithDetails(this OpenTicket opening) =>
        opening with
        {
            // The tier is the desk's to say: for a requester somebody of the desk opens it.
            By = opening.By.Is(Role.Requester) ? Agent : opening.By,
            OnBehalfOf = opening.OnBehalfOf ?? (opening.By.Is(Role.Requester) ? opening.By.Id : null),
            ContactName = "Chen Jing",
            ContactMeans = "chen@acme.cn",
            Tier = opening.Tier ?? "normal",
            Device = "ERP 4.2",
            Description = "Printing an invoice ends with the error E-17.",
            Fields = [new("occurred", FactValue.Of("2024-10-11T08:00:00Z"))],
        };

    public static Ticket Open(string? impact = "user-blocked", string? tier = null) =>
        CallCenter.Open(Opening(impact, tier), Friday).Ticket;

    /// <summary>Decides one accepted command after the other, all at the given instant.</summary>
    public static Ticket Then(this Ticket ticket, Instant at, params TicketCommand[] commands) => ticket.By(CallCenter, at, commands);

    /// <summary>The same under any profile.</summary>
    public static Ticket By(this Ticket ticket, TicketWorkflow workflow, Instant at, params TicketCommand[] commands) =>
        commands.Aggregate(ticket, (t, c) => workflow.Decide(t, c, at).EnsureAccepted().Ticket);

    public static Ticket InProgress(string? impact = "user-blocked") =>
        Open(impact).Then(Friday, new AssignTicket(Agent: new("li.wei")) { By = Lead }, new StartWork { By = Engineer });

    public static Duration Minutes(int minutes) => Duration.FromMinutes(minutes);

    /// <summary>
    /// A profile that extends the call centre; rules replace its own, rows of priorities and of the lifecycle go before its own.
    /// <c>"transitions": "without:ask"</c> leaves a trigger out.
    /// </summary>
    public static TicketWorkflow With(string change) => ProfileWith(change).Compile();

    public static WorkflowProfile ProfileWith(string change)
    {
        var own = JsonNode.Parse(change)!.AsObject();
        own["extends"] = own.ContainsKey("rules") ? "call-center without rules" : "call-center";
        own.TryAdd("id", "call-center");
        own.TryAdd("version", "1");
        var whole = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!;
        if (own["priority"]?["rows"] is JsonArray rows)
            Append(rows, whole["priority"]!["rows"]!);
        if (own["lifecycle"] is JsonObject { } lifecycle)
        {
            if (lifecycle["transitions"] is JsonValue without)
                (lifecycle["triggers"], lifecycle["transitions"]) = Without(
                    without.GetValue<string>()["without:".Length..],
                    whole["lifecycle"]!["transitions"]!
                );
            else if (lifecycle["transitions"] is JsonArray transitions)
                Append(transitions, whole["lifecycle"]!["transitions"]!);
        }
        return WorkflowProfile.Parse(Encoding.UTF8.GetBytes(own.ToJsonString(new() { WriteIndented = true })), _ =>
            """{ "extends": "call-center", "rules": null }"""u8.ToArray()
        );
    }

    /// <summary>Everything that happened to a ticket of a store in memory.</summary>
    internal static ValueList<TicketEvent> EventsOf(this SupportWorkflow.Desk.InMemoryTicketStore store, TicketId ticket) =>
        store.EventsAsync(ticket).Result;

    private static void Append(JsonArray to, JsonNode more)
    {
        foreach (var item in more.AsArray())
            to.Add(item!.DeepClone());
    }

    /// <summary>Without asking, nobody waits for the requester: another way into the state keeps the definition sound.</summary>
    private static (JsonNode Triggers, JsonNode Transitions) Without(string trigger, JsonNode transitions)
    {
        var rows = new JsonArray([
            .. transitions.AsArray().Where(r => r!["trigger"]!.GetValue<string>() != trigger).Select(r => r!.DeepClone()),
        ]);
        rows.Add(JsonNode.Parse("""{ "trigger": "park", "from": ["in-progress"], "to": "awaiting-information" }"""));
        return (new JsonObject { [trigger] = null }, rows);
    }
}
