namespace SupportWorkflow.History;

/// <summary>How often cases went from one of the log's states straight to another.</summary>
/// <param name="From">The log's state before.</param>
/// <param name="To">The log's state afterwards.</param>
/// <param name="Count">How often.</param>
public sealed record StateChange(string From, string To, int Count);
