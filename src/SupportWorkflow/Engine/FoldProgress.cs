namespace SupportWorkflow.Engine;

/// <summary>What folding carries from one event of a ticket to the next.
/// Begin with <c>default</c>; never share one between two tickets.</summary>
/// <param name="Holding">Which conditions of clocks hold.</param>
internal record struct FoldProgress(ulong Holding);
