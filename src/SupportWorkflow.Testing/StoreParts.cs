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
    /// <summary>The parts of a store that is all of them.</summary>
    public static StoreParts Of<T>(T store)
        where T : ITicketStore, IOutbox, ITicketNumberSource, IStoreBacklog, IProfileArchive => new(store, store, store, store, store);
}
