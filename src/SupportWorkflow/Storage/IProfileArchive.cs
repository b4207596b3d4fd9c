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

    /// <summary>Every version that is kept, in the order of ids and versions.</summary>
    /// <exception cref="NotSupportedException">An archive of one's own that does not say so: it cannot be listed.</exception>
    Task<IReadOnlyList<ProfileVersion>> ListAsync(CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"{GetType().Name} does not list what it keeps.");
}
