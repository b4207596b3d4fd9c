namespace SupportWorkflow.Desk;

/// <summary>
/// The shelf of the desk: its own workflow, and those of the profile versions that tickets pin,
/// read from the archive when they are met. Thread-safe.
/// </summary>
internal sealed class DeskWorkflows(TicketWorkflow current, Func<string, TicketWorkflow> compile, IProfileArchive? archive = null)
{
    private readonly DeskWorkflows? _outside;
    private volatile bool _isKept = archive is null || current.ToJson() is null;

    /// <summary>The same shelf within a transaction of the host's: whether the desk's own document is kept is known when that has
    /// ended.</summary>
    private DeskWorkflows(DeskWorkflows outside, IProfileArchive archive)
        : this(outside.Current, outside.Compiler, archive) => (_outside, Shelf) = (outside, outside.Shelf);

    /// <summary>Every workflow that has been met; it grows.</summary>
    public WorkflowShelf Shelf { get; } = new(current);

    private Func<string, TicketWorkflow> Compiler => compile;

    /// <summary>These workflows, read and kept in an archive that is part of a transaction of the host's.</summary>
    public DeskWorkflows Within(IProfileArchive transaction) => new(this, transaction);

    /// <summary>What decides new tickets.</summary>
    public TicketWorkflow Current => Shelf.Find(current.Profile)!;

    /// <summary>A profile version that deciding a ticket needs and that has not been met:
    /// its own, or one whose calendar a clock has kept.</summary>
    public ProfileVersion? Missing(Ticket ticket)
    {
        if (Shelf.Find(ticket.Profile) is null)
            return ticket.Profile;
        foreach (var clock in ticket.Clocks)
        foreach (var calendar in clock.Calendars)
            if (ProfileVersion.OfCalendar(calendar) is { } kept && Shelf.Find(kept) is null)
                return kept;
        return null;
    }

    /// <summary>Reads a version from the archive unless it has been met.</summary>
    /// <returns>Whether it is on the shelf now; if not, nobody knows it.</returns>
    /// <exception cref="DefinitionException">The archive holds a document that this version of the library does not accept.</exception>
    public async Task<bool> LoadAsync(ProfileVersion version, CancellationToken cancellationToken)
    {
        if (Shelf.Find(version) is not null)
            return true;
        if (archive is null || await archive.FindAsync(version, cancellationToken).ConfigureAwait(false) is not { } json)
            return false;
        Shelf.Grow(compile(json));
        return true;
    }

    /// <summary>Reads everything from the archive that deciding a ticket needs.</summary>
    /// <returns>The version that nobody knows; null: all is there.</returns>
    public async Task<ProfileVersion?> LoadForAsync(Ticket ticket, CancellationToken cancellationToken)
    {
        while (Missing(ticket) is { } missing)
            if (!await LoadAsync(missing, cancellationToken).ConfigureAwait(false))
                return missing;
        return null;
    }

    /// <summary>Before a ticket is moved to a version:
    /// the version is on the shelf if anybody knows it, and the desk's own is kept for others.</summary>
    public Task PrepareAsync(ProfileVersion version, CancellationToken cancellationToken) =>
        version == current.Profile ? KeepCurrentAsync(cancellationToken) : LoadAsync(version, cancellationToken);

    /// <summary>Keeps the desk's own document before the first ticket pins it.</summary>
    /// <exception cref="InvalidOperationException">Its id and version are kept with another text.</exception>
    public async Task KeepCurrentAsync(CancellationToken cancellationToken)
    {
        if (_isKept || _outside is { _isKept: true })
            return;
        var document = current.ToJson()!;
        if (await archive!.KeepAsync(current.Profile, document, cancellationToken).ConfigureAwait(false) != document)
            throw new InvalidOperationException(
                $"The store keeps {current.Profile} with another text, and tickets are decided by it. Rules and policies in code are part of it: "
                    + "give the changed profile a version of its own, or one that extends it."
            );
        _isKept = _outside is null;
    }
}
