using System.Text;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Hosting.Simulations;

/// <summary>The profile a node opens tickets by; there are two versions, so that nodes can change it while tickets live.</summary>
internal sealed class SimulatedProfile
{
    public static readonly SimulatedProfile[] Versions =
    [
        new(Encoding.UTF8.GetString(BuiltInProfiles.Json("call-center"))),
        new(
            Encoding
                .UTF8.GetString(BuiltInProfiles.Json("call-center"))
                .Replace("\"version\": \"1\"", "\"version\": \"2\"")
                .Replace("\"within\": \"PT30M\"", "\"within\": \"PT45M\"")
        ),
    ];

    public static readonly WorkflowShelf Shelf = new([.. Versions.Select(v => v.Workflow)]);

    private SimulatedProfile(string json) => (Json, Workflow) = (json, WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json)).Compile());

    public string Json { get; }

    public TicketWorkflow Workflow { get; }

    /// <summary>Compiled once for all nodes of all runs.</summary>
    public static TicketWorkflow Compile(string json) => Versions.Single(v => v.Json == json).Workflow;
}
