using System.Text;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.History;

/// <summary>A desk small enough to work out its figures by hand, and logs of it. Times of rows are UTC.</summary>
internal static class PlainDesk
{
    private static readonly (string State, string Row)[] Waits =
    [
        ("waiting", """{ "trigger": "ask", "from": ["*"], "to": "waiting", "roles": ["agent"] },"""),
        ("vendor", """{ "trigger": "wait-for-vendor", "from": ["*"], "to": "vendor", "roles": ["agent"] },"""),
        ("on-hold", """{ "trigger": "hold", "from": ["*"], "to": "on-hold", "roles": ["agent"] },"""),
    ];

    /// <param name="states">Its waiting states.</param>
    /// <param name="pause">When the promise of a solution stands still; null: never.</param>
    /// <param name="response">What the promise of an answer says beside its moments.</param>
    /// <param name="calendars">Its calendars.</param>
    /// <param name="within">How much time each promise allows.</param>
    public static TicketWorkflow With(
        string states = "",
        string? pause = null,
        string response = "",
        string calendars = "{}",
        string within = "\"within\": \"PT4H\""
    ) =>
        WorkflowProfile
            .Parse(
                Encoding.UTF8.GetBytes(
                    $$"""
                    {
                      "id": "plain-desk", "version": "1", "name": { "en": "Plain desk" }, "zone": "UTC", "calendars": {{calendars}},
                      "words": { "roles": { "agent": { "en": "Agent" } } },
                      "priority": { "scale": ["normal"], "otherwise": "normal" },
                      "objectives": {
                        "response": {
                          "name": { "en": "Response" }, "start": { "events": ["ticket-opened"] },
                          "stop": { "events": ["requester-contacted"] }, {{response}} "targets": [ { {{within}} } ]
                        },
                        "resolution": {
                          "name": { "en": "Resolution" }, "start": { "events": ["ticket-opened"] },
                          "stop": { "becomes": { "fact": "state.kind", "is": "done" } },
                          {{(pause is null ? "" : $"\"pauseWhile\": {pause},")}} "targets": [ { {{within}} } ]
                        }
                      },
                      "lifecycle": {
                        "initial": "new",
                        "states": {
                          "new": { "kind": "queued", "name": { "en": "New" } },
                          "in-progress": { "kind": "working", "name": { "en": "In progress" } },
                          {{states}}
                          "resolved": { "kind": "done", "name": { "en": "Resolved" } },
                          "closed": { "kind": "final", "name": { "en": "Closed" } }
                        },
                        "transitions": [
                          {{string.Concat(
                        Waits.Where(w => states.Contains($"\"{w.State}\": {{", StringComparison.Ordinal)).Select(w => w.Row)
                    )}}
                          { "trigger": "start", "from": ["*"], "to": "in-progress", "roles": ["agent"] },
                          { "trigger": "resolve", "from": ["*"], "to": "resolved", "roles": ["agent"] },
                          { "trigger": "close", "from": ["*"], "to": "closed", "roles": ["agent"] }
                        ]
                      }
                    }
                    """
                )
            )
            .Compile();

    /// <summary>A log of one ticket in a row each: <c>New 2024-03-01T09:00</c>.</summary>
    /// <param name="workflow">The desk.</param>
    /// <param name="words">The words of the map beside New, Work, Done and Shut.</param>
    /// <param name="map">Further members of the map.</param>
    /// <param name="rows">State and time.</param>
    public static Told Told(TicketWorkflow? workflow, string words, string map, params string[] rows)
    {
        var importer = Importer(workflow, words, map);
        for (var i = 0; i < rows.Length; i++)
        {
            var parts = rows[i].Split(' ', 2);
            importer.Add(new(i + 2, "T", parts[0], parts[1]));
        }
        return History.Told.By(importer);
    }

    public static HistoryImporter Importer(TicketWorkflow? workflow, string words, string map) =>
        new(
            HistoryMap.Parse(
                Encoding.UTF8.GetBytes(
                    $$"""
                    {
                      "zone": "UTC", {{map}} "columns": { "case": "c", "state": "s", "time": "t" },
                      "states": {
                        "New": { "kind": "queued" }, "Work": { "kind": "working" }, "Done": { "kind": "done" },
                        {{words}} "Shut": { "kind": "final", "state": "closed" }
                      }
                    }
                    """
                )
            ),
            workflow
        );

    public static Attainment Of(this HistorySummary summary, string objective) => summary.Objectives.Single(o => o.Name == objective).All;
}
