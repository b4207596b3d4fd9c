using NodaTime;
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
        new(new("t-1"), new("TS202410110001"), "ERP cannot print invoices") { By = Customer, Impact = impact, Tier = tier, Scenario = scenario, Channel = "phone" };

    public static Ticket Open(string? impact = "user-blocked", string? tier = null) => CallCenter.Open(Opening(impact, tier), Friday).Ticket;

    /// <summary>Decides one accepted command after the other, all at the given instant.</summary>
    public static Ticket Then(this Ticket ticket, Instant at, params TicketCommand[] commands) =>
        commands.Aggregate(ticket, (t, c) => CallCenter.Decide(t, c, at).EnsureAccepted().Ticket);

    public static Ticket InProgress(string? impact = "user-blocked") => Open(impact).Then(
        Friday, new AssignTicket(Agent: new("li.wei")) { By = Lead }, new StartWork { By = Engineer });

    public static Duration Minutes(int minutes) => Duration.FromMinutes(minutes);
}
