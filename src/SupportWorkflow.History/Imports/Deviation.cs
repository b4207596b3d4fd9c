namespace SupportWorkflow.History;

/// <summary>Something the rules here would not have allowed. It was carried out all the same, because it happened.</summary>
/// <param name="Line">The line of the file, counted from 1.</param>
/// <param name="Case">Which ticket.</param>
/// <param name="Code">A stable code: <c>step.not-allowed</c> or <c>priority.not-on-scale</c>.</param>
/// <param name="Reason">The sentence in both languages.</param>
public sealed record Deviation(long Line, string Case, string Code, LocalText Reason)
{
    /// <summary>The log's state before; null where the state is not the question.</summary>
    public string? From { get; init; }

    /// <summary>The log's state afterwards; null where the state is not the question.</summary>
    public string? To { get; init; }
}
