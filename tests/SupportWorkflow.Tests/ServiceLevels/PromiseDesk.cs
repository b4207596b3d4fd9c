using System.Text;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A desk that is always open and whose promises start, pause, reset, repeat, drop and restart in every way there is; said once as
/// a profile and once in plain words.</summary>
internal static class PromiseDesk
{
    public static readonly PlainPromise[] Promises =
    [
        new("answer", ["ticket-opened"], ["requester-contacted"]),
        new("fix", ["ticket-opened"], [])
        {
            StopsWhenDone = true,
            PausesWhileWaiting = true,
            RestartsOnReopen = true,
        },
        new("update", ["work-started"], [])
        {
            StopsWhenDone = true,
            Resets = ["requester-contacted"],
            Cancels = ["wait-started"],
            Repeats = true,
        },
        new("round", ["reply-recorded"], ["requester-contacted"]) { Repeats = true, PausesWhileWaiting = true },
        new("step", ["ticket-assigned"], ["ticket-resolved"])
        {
            Resets = ["work-logged"],
            ResetKeeps = false,
            SinceOpened = true,
        },
    ];

    private static readonly Dictionary<string, StateKind> Kinds = new(StringComparer.Ordinal)
    {
        ["new"] = StateKind.Queued,
        ["in-progress"] = StateKind.Working,
        ["asked"] = StateKind.Waiting,
        ["vendor"] = StateKind.Waiting,
        ["resolved"] = StateKind.Done,
        ["closed"] = StateKind.Final,
        ["cancelled"] = StateKind.Final,
    };

    public static StateKind KindOf(string state) => Kinds[state];

    public static OpenTicket Opening() =>
        new(new("t-1"), new("T202410110001"), "Printer") { By = Customer, Fields = [new("contract", FactValue.Of(true))] };

    /// <summary>The second version allows half the time.</summary>
    public static TicketWorkflow Version(string version) => WorkflowProfile.Parse(Encoding.UTF8.GetBytes(Json(version))).Compile();

    private static string Json(string version)
    {
        string T(int minutes) => $"\"within\": \"PT{(version == "1" ? minutes : minutes / 2)}M\"";
        string If(string priority) => $$"""{ "fact": "priority", "is": "{{priority}}" }""";
        const string Contract = """{ "fact": "field.contract", "is": true }""";
        return $$"""
            {
              "id": "promise-desk", "version": "{{version}}", "name": { "en": "Promise desk" }, "zone": "UTC",
              "fields": { "contract": { "type": "yes-no", "name": { "en": "Contract" } } },
              "priority": { "scale": ["P1", "P2", "P3"], "otherwise": "P2" },
              "words": { "roles": {
                "agent": { "en": "A" }, "lead": { "en": "L" }, "engineer": { "en": "E" }, "requester": { "en": "R" }
              } },
              "objectives": {
                "answer": {
                  "name": { "en": "Answer" }, "start": { "events": ["ticket-opened"] }, "stop": { "events": ["requester-contacted"] },
                  "warn": ["50%"], "targets": [{ "if": {{If("P1")}}, {{T(30)}} }, { "if": {{If("P2")}}, {{T(60)}} }]
                },
                "fix": {
                  "name": { "en": "Fix" }, "start": { "events": ["ticket-opened"] },
                  "stop": { "becomes": { "fact": "state.kind", "is": "done" } }, "pauseWhile": { "fact": "state.kind", "is": "waiting" },
                  "onReopen": "restart", "onRetarget": "rebase",
                  "targets": [{ "if": {{If("P1")}}, {{T(120)}} }, { "if": {{If("P2")}}, {{T(300)}} }, { "if": {{Contract}}, {{T(600)}} }]
                },
                "update": {
                  "name": { "en": "Update" }, "start": { "events": ["work-started"] },
                  "stop": { "becomes": { "fact": "state.kind", "is": "done" } }, "reset": { "events": ["requester-contacted"] },
                  "cancel": { "events": ["wait-started"] }, "repeats": true,
                  "targets": [{ "if": {{Contract}}, {{T(60)}} }]
                },
                "round": {
                  "name": { "en": "Round" }, "start": { "events": ["reply-recorded"] }, "stop": { "events": ["requester-contacted"] },
                  "repeats": true, "pauseWhile": { "fact": "state.kind", "is": "waiting" }, "onRetarget": "keep",
                  "targets": [{ "if": {{If("P1")}}, {{T(20)}} }, { {{T(80)}} }]
                },
                "step": {
                  "name": { "en": "Step" }, "start": { "events": ["ticket-assigned"] }, "stop": { "events": ["ticket-resolved"] },
                  "reset": { "events": ["work-logged"] }, "resetKeeps": false, "since": "opened",
                  "targets": [{ "if": {{Contract}}, {{T(90)}} }]
                }
              },
              "lifecycle": {
                "initial": "new",
                "states": {
                  "new": { "kind": "queued", "name": { "en": "New" } },
                  "in-progress": { "kind": "working", "name": { "en": "In progress" } },
                  "asked": { "kind": "waiting", "on": "requester", "name": { "en": "Asked" } },
                  "vendor": { "kind": "waiting", "on": "vendor", "name": { "en": "Vendor" } },
                  "resolved": { "kind": "done", "name": { "en": "Resolved" } },
                  "closed": { "kind": "final", "name": { "en": "Closed" } },
                  "cancelled": { "kind": "final", "name": { "en": "Cancelled" } }
                },
                "transitions": [
                  { "trigger": "start", "from": ["kind:queued", "kind:working", "kind:waiting"], "to": "in-progress",
                    "roles": ["engineer"] },
                  { "trigger": "ask", "from": ["kind:queued", "kind:working"], "to": "asked", "roles": ["agent"] },
                  { "trigger": "wait-for-vendor", "from": ["kind:working", "kind:waiting"], "to": "vendor", "roles": ["engineer"] },
                  { "trigger": "resume", "from": ["kind:waiting"], "to": "in-progress", "roles": ["engineer"] },
                  { "trigger": "reply", "from": ["asked"], "to": "in-progress", "roles": ["requester"] },
                  { "trigger": "reply", "from": ["*", "kind:final"], "roles": ["requester"] },
                  { "trigger": "resolve", "from": ["kind:queued", "kind:working", "kind:waiting"], "to": "resolved",
                    "roles": ["engineer"] },
                  { "trigger": "close", "from": ["kind:queued", "kind:working", "kind:done"], "to": "closed", "roles": ["agent"] },
                  { "trigger": "cancel", "from": ["kind:queued", "kind:working", "kind:waiting"], "to": "cancelled",
                    "roles": ["agent"] },
                  { "trigger": "reopen", "from": ["kind:done", "kind:final"], "to": "in-progress", "roles": ["agent"] },
                  { "trigger": "assign", "from": ["*"], "roles": ["lead"] },
                  { "trigger": "contact", "from": ["*", "kind:final"], "roles": ["agent"] },
                  { "trigger": "log", "from": ["*", "kind:final"], "roles": ["engineer"] },
                  { "trigger": "prioritise", "from": ["*"], "roles": ["lead"] },
                  { "trigger": "set-fields", "from": ["*"], "roles": ["agent"] },
                  { "trigger": "record-pause", "from": ["*", "kind:final"], "roles": ["lead"] },
                  { "trigger": "set-due", "from": ["*"], "roles": ["lead"] },
                  { "trigger": "move-to-profile", "from": ["*", "kind:final"], "roles": ["lead"] }
                ]
              }
            }
            """;
    }
}
