namespace SupportWorkflow.Desk;

/// <summary>Keeps every profile document by which a ticket was ever decided,
/// so that old tickets can be decided by it. Thread-safe.</summary>
public interface IProfileArchive
{
    /// <summary>Keeps a document unless one of this id and version is kept already; the first one stays.</summary>
    /// <returns>The document that is kept now.</returns>
    Task<string> KeepAsync(ProfileVersion version, string json, CancellationToken cancellationToken = default);

    /// <summary>The document that is kept, or null.</summary>
    Task<string?> FindAsync(ProfileVersion version, CancellationToken cancellationToken = default);
}
