namespace SupportWorkflow.Desk;

internal sealed partial class TicketDesk
{
    public async Task<TicketPage> ListAsync(TicketQuery query, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(actor);
        var scope = workflows.Current.ReadScope(actor);
        var page = await Face<ITicketQueries>().ListAsync(query with { Scope = scope }, cancellationToken).ConfigureAwait(false);
        return scope.InternalNotes ? page : page with { Tickets = [.. page.Tickets.Select(t => t with { Tags = default })] };
    }

    public Task<IReadOnlyList<TicketCount>> CountAsync(
        TicketQuery query,
        TicketGroup by,
        Actor actor,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(actor);
        return Face<ITicketQueries>().CountAsync(query with { Scope = workflows.Current.ReadScope(actor) }, by, cancellationToken);
    }

    public async Task<Ticket?> ByNumberAsync(TicketNumber number, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return await Face<ITicketQueries>().OfNumberAsync(number, cancellationToken).ConfigureAwait(false) is { } ticket
            ? await ReadAsync(ticket, actor, cancellationToken).ConfigureAwait(false)
            : null;
    }

    public async Task<TicketView?> HistoryAsync(TicketId ticket, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var history = Face<ITicketHistory>();
        if (await FindAsync(ticket, cancellationToken).ConfigureAwait(false) is not { } found)
            return null;
        var workflow = workflows.Shelf.Of(found);
        if (!workflow.CanRead(found, actor))
            return null;
        var events = await history.EventsAsync(ticket, 0, found.Version, cancellationToken).ConfigureAwait(false);
        return workflow.View(found, events, actor);
    }

    public async Task<int> EraseAsync(Redaction person, Actor by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(by);
        var (store, history) = (Face<ITicketErasure>(), Face<ITicketHistory>());
        using var activity = telemetry.Start("erase");
        var erased = 0;
        foreach (var account in person.Aliases.Prepend(person.Person))
        {
            var last = default(TicketId);
            while (true)
            {
                var some = await store.NamingAsync(account, last, 100, cancellationToken).ConfigureAwait(false);
                foreach (var ticket in some)
                {
                    await EraseAsync(store, history, ticket, person, by, cancellationToken).ConfigureAwait(false);
                    erased++;
                }
                if (some.Count < 100)
                    break;
                last = some[^1];
            }
        }
        return erased;
    }

    /// <summary>A ticket that the person asked for loses all its texts: others write in it about whom they help.</summary>
    private async Task EraseAsync(
        ITicketErasure store,
        ITicketHistory history,
        TicketId ticket,
        Redaction person,
        Actor by,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; attempt <= options.StoreAttempts; attempt++)
        {
            var events = await history.EventsAsync(ticket, 0, int.MaxValue, cancellationToken).ConfigureAwait(false);
            if (events.Count == 0)
                return;
            foreach (var version in events.OfType<ProfileChanged>().Select(e => e.After).Prepend(Opening(events).Profile))
                if (!await workflows.LoadAsync(version, cancellationToken).ConfigureAwait(false))
                    throw new InvalidOperationException($"Nobody knows {version}, by which ticket {ticket} is rebuilt.");
            var what = person.Names(Opening(events).Intake.Requester) ? person with { AllTexts = true } : person;
            var unsent = await store.UnsentAsync(ticket, cancellationToken).ConfigureAwait(false);
            var erasure = new ErasureCommit(workflows.Shelf.Erase(events, what, by, Now()), [.. unsent.Select(e => e.Redact(what))]);
            if (await store.EraseAsync(erasure, cancellationToken).ConfigureAwait(false) == CommitResult.Committed)
                return;
            LostRace(logger, ticket.Value, attempt);
        }
        throw new TicketConflictException(ticket, options.StoreAttempts);
    }

    /// <exception cref="NotSupportedException">The desk's store is without.</exception>
    private T Face<T>()
        where T : class =>
        store as T ?? throw new NotSupportedException($"The store of this desk, {store.GetType().Name}, is no {typeof(T).Name}.");
}
