using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Escalations;

/// <summary>The call centre without its own rules, with a ladder of three, templates to tell by, and the rules of a test.</summary>
internal static class Ruled
{
    private const string Base = """
        {
          "rules": [],
          "levels": [{ "role": "lead", "answer": "PT30M" }, { "role": "department-head", "answer": "PT1H" }, { "role": "executive",
            "answer": "PT2H" }],
          "notices": { "at-risk": { "on": [], "to": [], "urgent": true, "text": { "en": "{number}: {rule} fired, due {due}.",
            "zh-CN": "{number}：{rule}，{due}。" } } },
          "objectives": {
            "promise": {
              "name": { "en": "Promised update", "zh-CN": "承诺回复" },
              "start": { "byRule": true },
              "stop": { "events": ["requester-contacted"] },
              "targets": [{ "within": "PT4H" }],
              "repeats": true
            }
          }
        }
        """;

    private static readonly WorkflowProfile Profile = Desks.ProfileWith(Base);

    public static TicketWorkflow By(params EscalationRule[] rules) => Profile.Compile(p => rules.Aggregate(p, (all, r) => all.AddRule(r)));

    /// <summary>The same rules as a file would hold them.</summary>
    public static TicketWorkflow ByJson(params EscalationRule[] rules) =>
        Desks
            .ProfileWith(
                Base.Replace("\"rules\": []", $"\"rules\": [{string.Join(",\n", rules.Select(r => r.ToJson()))}]", StringComparison.Ordinal)
            )
            .Compile();

    public static EscalationRule Rule(string name, Moment when, Condition? @if = null, params ValueList<RuleAction> then) =>
        new(name)
        {
            When = when,
            If = @if ?? Condition.Always,
            Then = then.Count == 0 ? [RuleAction.Notify("at-risk", "role:lead")] : then,
        };

    public static Decision Opened(this TicketWorkflow workflow, string? impact = "user-blocked", Instant? at = null) =>
        workflow.Open(Desks.Opening(impact), at ?? Desks.Friday).EnsureAccepted();

    public static Ticket Do(this TicketWorkflow workflow, Ticket ticket, Instant at, params TicketCommand[] commands) =>
        commands.Aggregate(ticket, (t, c) => workflow.Decide(t, c, at).EnsureAccepted().Ticket);

    /// <summary>Assigned to the engineer and in progress.</summary>
    public static Ticket InProgress(this TicketWorkflow workflow, string? impact = "user-blocked") =>
        workflow.Do(
            workflow.Opened(impact).Ticket,
            Desks.Friday,
            new AssignTicket(Agent: new("li.wei")) { By = Desks.Lead },
            new StartWork { By = Desks.Engineer }
        );

    /// <summary>Which rules fired, and when they were due.</summary>
    public static (string Rule, Instant DueAt)[] Fired(this Decision decision) =>
        [.. decision.Events.AsEnumerable().OfType<RuleFired>().Select(f => (f.Rule, f.DueAt))];
}
