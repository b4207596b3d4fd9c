using SupportWorkflow.Assignments;

namespace SupportWorkflow.Desk;

/// <summary>Who is on duty: optional. Without one, or when it fails or is slow, the roster is unknown and decisions say so. Thread-safe.</summary>
public interface IRosterSource
{
    /// <summary>Everybody on duty now. Asked once per command or batch, and only when a decision would use it.</summary>
    Task<RosterSnapshot> ReadAsync(CancellationToken cancellationToken = default);
}
