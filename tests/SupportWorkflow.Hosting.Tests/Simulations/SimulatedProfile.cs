using System.Text;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Hosting.Simulations;

/// <summary>The profile a node opens tickets by; there are two versions, so that nodes can change it while tickets live.</summary>
internal sealed class SimulatedProfile
{
    /// <summary>The call centre, where the lead looks every hour and a line is inspected at four times a day.</summary>
    private static readonly string Scheduled = Encoding
        .UTF8.GetString(BuiltInProfiles.Json("call-center"))
        .Replace("\"at\": [\"09:00\", \"17:00\"]", $"\"at\": [{string.Join(", ", Enumerable.Range(0, 24).Select(i => $"\"{i:00}:00\""))}]")
        .Replace(
            "\"deskSchedules\": {",
            """
            "deskSchedules": {
              "line": {
                "name": { "en": "Line", "zh-CN": "线路巡检" },
                "at": ["00:10", "06:10", "12:10", "17:10"],
                "open": { "subject": "Inspect the line", "channel": "inspection", "kind": "preventive", "impact": "usage-question" }
              },
            """
        );

    public static readonly SimulatedProfile[] Versions =
    [
        new(Scheduled),
        new(Scheduled.Replace("\"version\": \"1\"", "\"version\": \"2\"").Replace("\"within\": \"PT30M\"", "\"within\": \"PT45M\"")),
    ];

    public static readonly WorkflowShelf Shelf = new([.. Versions.Select(v => v.Workflow)]);

    private SimulatedProfile(string json) => (Json, Workflow) = (json, WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json)).Compile());

    public string Json { get; }

    public TicketWorkflow Workflow { get; }

    /// <summary>Compiled once for all nodes of all runs.</summary>
    public static TicketWorkflow Compile(string json) => Versions.Single(v => v.Json == json).Workflow;
}
