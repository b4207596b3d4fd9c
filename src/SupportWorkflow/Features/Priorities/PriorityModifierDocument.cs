using SupportWorkflow.Conditions;

namespace SupportWorkflow.Priorities;

/// <summary>One modifier in JSON.</summary>
internal sealed class PriorityModifierDocument
{
    /// <summary>The condition.</summary>
    public required ConditionDocument If { get; set; }

    /// <summary>Levels up; default 0.</summary>
    public int Raise { get; set; }

    /// <summary>The lowest priority it may end with.</summary>
    public string? AtLeast { get; set; }

    /// <summary>The reason in the words of the organisation.</summary>
    public required TextDocument Because { get; set; }
}
