namespace SupportWorkflow.Profiles;

/// <summary>One thing that another profile does differently: see <see cref="WorkflowProfile.ChangesTo"/>.</summary>
/// <param name="Path">Where: a JSON path in the other profile; for what is gone, in this one.</param>
/// <param name="Code">
/// <c>changed</c>, <c>added</c>, <c>removed</c>, <c>moved</c> (a row that is tried earlier or later), <c>evidence</c> (what another change
/// does to a due time) or <c>version-unchanged</c>.
/// </param>
/// <param name="Text">The change in words.</param>
public sealed record ProfileChange(string Path, string Code, LocalText Text)
{
    /// <summary>What it was; null where there was nothing.</summary>
    public LocalText? Before { get; init; }

    /// <summary>What it will be; null where there is nothing.</summary>
    public LocalText? After { get; init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text.ToString();
}
