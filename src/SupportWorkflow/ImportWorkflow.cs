using NodaTime;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Priorities;

namespace SupportWorkflow;

/// <summary>What imported history needs of a workflow beyond its public face.</summary>
internal static class ImportWorkflow
{
    /// <summary>What history runs through without a profile: the standard lifecycle, no priorities of its own, no promises.</summary>
    public static TicketWorkflow Standard { get; } = new(new WorkflowParts
    {
        Profile = new("standard", "1"),
        Lifecycle = Lifecycle.Standard,
        Scale = new(default),
        Priorities = new PriorityTable(default, default, default),
        Numbers = new("", "yyyy", 1, DateTimeZone.Utc),
    });

    /// <summary>Whether a priority means something to the workflow; one without a scale takes every word.</summary>
    public static bool Knows(TicketWorkflow workflow, string priority) =>
        workflow.Priorities.Codes.Count == 0 || workflow.Priorities.Rank(new(priority)) >= 0;

    /// <summary>Every priority the workflow knows, for a sentence.</summary>
    public static string Scale(TicketWorkflow workflow) => string.Join(", ", workflow.Priorities.Codes.AsEnumerable());
}
