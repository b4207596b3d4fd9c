using SupportWorkflow.Conditions;

namespace SupportWorkflow.Priorities;

/// <summary>One row in JSON.</summary>
internal sealed class PriorityRowDocument
{
    /// <summary>The condition.</summary>
    public required ConditionDocument If { get; set; }

    /// <summary>The priority it gives.</summary>
    public required string Priority { get; set; }

    /// <summary>The condition in the words of the organisation.</summary>
    public required TextDocument Because { get; set; }
}
