using SupportWorkflow.Conditions;

namespace SupportWorkflow.Priorities;

/// <summary>Changes a priority after the rows have given one; every modifier whose condition holds acts, in order.</summary>
/// <param name="If">The condition.</param>
/// <param name="Raise">Levels up, never above the top (PRI-4); 0: none.</param>
/// <param name="AtLeast">The lowest priority it may end with; null: none.</param>
/// <param name="Because">The reason in the words of the organisation.</param>
internal sealed record PriorityModifier(Condition If, int Raise, PriorityCode? AtLeast, LocalText Because)
{
    /// <summary>What it makes of a priority.</summary>
    internal PriorityCode Change(PriorityCode priority, PriorityScale scale)
    {
        var raised = scale.Raise(priority, Raise);
        return AtLeast is { } least && scale.Rank(least) < scale.Rank(raised) ? least : raised;
    }
}
