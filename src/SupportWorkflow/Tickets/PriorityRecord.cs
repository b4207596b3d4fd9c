namespace SupportWorkflow;

/// <summary>A ticket's priority and what led to it.</summary>
/// <param name="Code">A code of the profile's scale.</param>
/// <param name="Because">The row first, then each modifier.</param>
public sealed record PriorityRecord(PriorityCode Code, ValueList<LocalText> Because)
{
    /// <summary>The code.</summary>
    public override string ToString() => Code.ToString();
}
