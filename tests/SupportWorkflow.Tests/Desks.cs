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
            By = Customer,
            Impact = impact,
            Tier = tier ?? "normal",
            Scenario = scenario,
            Channel = "phone",
        }.WithDetails();

    /// <summary>What the call centre demands of every request.</summary>
    public static OpenTicket WithDetails(this OpenTicket opening) =>
        opening with
        {
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
    public static Ticket Then(this Ticket ticket, Instant at, params TicketCommand[] commands) =>
        commands.Aggregate(ticket, (t, c) => CallCenter.Decide(t, c, at).EnsureAccepted().Ticket);

    public static Ticket InProgress(string? impact = "user-blocked") =>
        Open(impact).Then(Friday, new AssignTicket(Agent: new("li.wei")) { By = Lead }, new StartWork { By = Engineer });

    public static Duration Minutes(int minutes) => Duration.FromMinutes(minutes);

    /// <summary>
    /// The call centre with a change: objects but conditions merge by name, rows of priorities go before its own, everything else is
    /// replaced. <c>"transitions": "without:ask"</c> leaves a trigger out.
    /// </summary>
    public static TicketWorkflow With(string change) => ProfileWith(change).Compile();

    public static WorkflowProfile ProfileWith(string change)
    {
        var profile = JsonNode.Parse(BuiltInProfiles.Json("call-center"))!.AsObject();
        Merge(profile, JsonNode.Parse(change)!.AsObject());
        return WorkflowProfile.Parse(Encoding.UTF8.GetBytes(profile.ToJsonString(new() { WriteIndented = true })));
    }

    private static void Merge(JsonObject into, JsonObject change)
    {
        foreach (var (name, value) in change.ToList())
        {
            change.Remove(name);
            if (name != "if" && value is JsonObject inner && into[name] is JsonObject outer)
                Merge(outer, inner);
            else if (name == "rows" && into[name] is JsonArray rows)
                foreach (var row in value!.AsArray().Reverse().Select(r => r!.DeepClone()))
                    rows.Insert(0, row);
            else if (name == "transitions" && value is JsonArray more)
                foreach (var row in more.Reverse().Select(r => r!.DeepClone()))
                    into[name]!.AsArray().Insert(0, row);
            else if (name == "transitions")
            {
                var trigger = value!.GetValue<string>()["without:".Length..];
                into[name] = new JsonArray([
                    .. into[name]!.AsArray().Where(r => r!["trigger"]!.GetValue<string>() != trigger).Select(r => r!.DeepClone()),
                ]);
                into["triggers"]!.AsObject().Remove(trigger);
                // Without asking, nobody waits for the requester: another way into the state keeps the definition sound.
                into[name]!
                    .AsArray()
                    .Add(JsonNode.Parse("""{ "trigger": "park", "from": ["in-progress"], "to": "awaiting-information" }"""));
            }
            else
                into[name] = value;
        }
    }
}
