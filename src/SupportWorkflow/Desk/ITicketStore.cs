namespace SupportWorkflow.Desk;

/// <summary>Where tickets are kept. A commit is one unit: all of it, or nothing.</summary>
public interface ITicketStore
{
    /// <summary>The ticket as it was committed last, or null.</summary>
    Task<Ticket?> LoadAsync(TicketId ticket, CancellationToken cancellationToken = default);

    /// <summary>Keeps a decision, if the ticket is still at the version it was decided on.</summary>
    Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default);
}
