namespace SupportWorkflow.Desk;

/// <summary>
/// Knows something that decisions use beyond ticket, command and instant: who is on duty, which category fits, how many tickets are
/// alike. A desk may have several; without one, and where one fails or is slow, its facts are unknown and decisions say so. Thread-safe.
/// </summary>
/// <example><code>
/// sealed class DutyRoster(IDutyTable table) : IOutsideFactSource
/// {
///     public async Task&lt;OutsideFacts?&gt; AskAsync(OutsideFactsWanted wanted, CancellationToken cancellationToken = default) =>
///         wanted.Needs.HasFlag(OutsideNeeds.Roster)
///             ? new() { AsOf = wanted.At, Roster = await table.ReadAsync(cancellationToken) }
///             : null;
/// }
/// </code></example>
public interface IOutsideFactSource
{
    /// <summary>What it knows of what is wanted. Asked only when a decision, or the merging of notices, would use it.</summary>
    /// <param name="wanted">Which facts, and about what.</param>
    /// <param name="cancellationToken">
    /// Ends when nobody waits any longer, after <see cref="SupportWorkflowOptions.SourcePatience"/>.
    /// </param>
    /// <returns>The facts it knows, the others absent; null: it knows none of them.</returns>
    Task<OutsideFacts?> AskAsync(OutsideFactsWanted wanted, CancellationToken cancellationToken = default);
}
