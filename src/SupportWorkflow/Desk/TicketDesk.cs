using Microsoft.Extensions.Logging;
using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>The desk over any store.</summary>
internal sealed partial class TicketDesk(
    TicketWorkflow workflow, ITicketStore store, ITicketNumberSource numbers, TimeProvider clock, ILogger<TicketDesk> logger) : ITicketDesk
{
    private const int MostAttempts = 5;

    public async Task<Decision> OpenAsync(TicketRequest request, CancellationToken cancellationToken = default)
    {
        var now = Now();
        var series = workflow.Numbers.SeriesAt(now);
        var number = workflow.Numbers.Number(series, await numbers.NextAsync(series, cancellationToken).ConfigureAwait(false));
        var decision = workflow.Open(request.With(new(number.Value), number), now);
        if (!decision.IsAccepted) return decision;
        var commit = new TicketCommit(0, decision.Ticket, decision.Events);
        if (await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false) == CommitResult.Committed) return decision;
        throw new TicketConflictException(decision.Ticket.Id, 1);
    }

    public async Task<Decision> HandleAsync(TicketId ticket, TicketCommand command, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var before = await store.LoadAsync(ticket, cancellationToken).ConfigureAwait(false);
            if (before is null) return Decision.Refused(null, DeskTexts.No("desk.no-such-ticket", ticket));
            var decision = workflow.Decide(before, command, Now());
            if (decision.Events.Count == 0) return decision;
            var commit = new TicketCommit(before.Version, decision.Ticket, decision.Events);
            if (await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false) == CommitResult.Committed) return decision;
            LostRace(logger, ticket.Value, attempt);
        }
        throw new TicketConflictException(ticket, MostAttempts);
    }

    public Task<Ticket?> FindAsync(TicketId ticket, CancellationToken cancellationToken = default) => store.LoadAsync(ticket, cancellationToken);

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Another writer was faster on ticket {Ticket}; deciding again after attempt {Attempt}")]
    private static partial void LostRace(ILogger logger, string ticket, int attempt);
}
