using System.Collections.Concurrent;

namespace SupportWorkflow.Desk;

/// <summary>
/// Which workflow decides a ticket: the desk's own, or the one of the profile version the ticket pins, read from the archive and kept. Thread-safe.
/// </summary>
internal sealed class DeskWorkflows(TicketWorkflow current, Func<string, TicketWorkflow> compile, IProfileArchive? archive = null, string? document = null)
{
    private readonly ConcurrentDictionary<ProfileVersion, TicketWorkflow> _known = new([new(current.Profile, current)]);
    private volatile bool _isKept = archive is null || document is null;

    /// <summary>What decides new tickets.</summary>
    public TicketWorkflow Current => current;

    /// <summary>The workflow of a version that has been met, or null.</summary>
    public TicketWorkflow? Find(ProfileVersion version) => _known.GetValueOrDefault(version);

    /// <summary>The workflow of a version, or null: nobody knows it.</summary>
    /// <exception cref="DefinitionException">The archive holds a document that this version of the library does not accept.</exception>
    public async Task<TicketWorkflow?> LoadAsync(ProfileVersion version, CancellationToken cancellationToken)
    {
        if (Find(version) is { } known) return known;
        if (archive is null || await archive.FindAsync(version, cancellationToken).ConfigureAwait(false) is not { } json) return null;
        return _known.GetOrAdd(version, compile(json));
    }

    /// <summary>Keeps the desk's own document before the first ticket pins it.</summary>
    /// <exception cref="InvalidOperationException">Its id and version are kept with another text.</exception>
    public async Task KeepCurrentAsync(CancellationToken cancellationToken)
    {
        if (_isKept) return;
        if (await archive!.KeepAsync(current.Profile, document!, cancellationToken).ConfigureAwait(false) != document)
            throw new InvalidOperationException($"The store keeps {current.Profile} with another text, and tickets are decided by it: give the changed profile a version of its own.");
        _isKept = true;
    }
}
