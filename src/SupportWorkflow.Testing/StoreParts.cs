using SupportWorkflow.Desk;

namespace SupportWorkflow.Testing;

/// <summary>A store and the ports that belong to it; mostly one object with several faces.</summary>
/// <param name="Tickets">Tickets, commits, due work.</param>
/// <param name="Outbox">What has to leave.</param>
/// <param name="Numbers">The series.</param>
/// <param name="Backlog">What it has not got done.</param>
/// <param name="Profiles">Its profile documents.</param>
public sealed record StoreParts(
    ITicketStore Tickets,
    IOutbox Outbox,
    ITicketNumberSource Numbers,
    IStoreBacklog Backlog,
    IProfileArchive Profiles
)
{
    /// <summary>Lists and counts; null: it has none.</summary>
    public ITicketQueries? Queries { get; init; }

    /// <summary>Histories; null: it has none.</summary>
    public ITicketHistory? History { get; init; }

    /// <summary>Every event of a desk; null: it has none.</summary>
    public ITicketFeed? Feed { get; init; }

    /// <summary>Erasure of persons; null: it erases nobody.</summary>
    public ITicketErasure? Erasure { get; init; }

    /// <summary>Archive and clean-up; null: it has none.</summary>
    public ITicketRetention? Retention { get; init; }

    /// <summary>The times of schedules; null: it has none.</summary>
    public IScheduleSlots? Slots { get; init; }

    /// <summary>Makes another store over the same data, as a second process would; null: there can be none.</summary>
    public Func<Task<StoreParts>>? Another { get; init; }

    /// <summary>The parts of a store that is all of them.</summary>
    public static StoreParts Of<T>(T store)
        where T : ITicketStore, IOutbox, ITicketNumberSource, IStoreBacklog, IProfileArchive =>
        new(store, store, store, store, store)
        {
            Queries = store as ITicketQueries,
            History = store as ITicketHistory,
            Feed = store as ITicketFeed,
            Erasure = store as ITicketErasure,
            Retention = store as ITicketRetention,
            Slots = store as IScheduleSlots,
        };

    /// <summary>The parts of a store that is all of them, and of as many as are wanted over the same data.</summary>
    /// <param name="another">Makes one; the first call makes the first. One that can be disposed of is, when its process ends.</param>
    public static async Task<StoreParts> OfAsync<T>(Func<Task<T>> another)
        where T : ITicketStore, IOutbox, ITicketNumberSource, IStoreBacklog, IProfileArchive
    {
        ArgumentNullException.ThrowIfNull(another);
        return Of(await another().ConfigureAwait(false)) with { Another = () => OfAsync(another) };
    }

    /// <summary>Ends it, if it can be disposed of.</summary>
    internal async ValueTask EndAsync()
    {
        if (Tickets is IAsyncDisposable later)
            await later.DisposeAsync().ConfigureAwait(false);
        else
            (Tickets as IDisposable)?.Dispose();
    }
}
