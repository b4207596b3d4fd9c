using Microsoft.Extensions.Logging;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting;

/// <summary>
/// Delivers what was committed: at least once, of one ticket in the order of its versions. One that fails is tried again later and holds back the
/// rest of its ticket meanwhile.
/// </summary>
internal sealed partial class OutboxDispatcher(string desk, IDeskWork work, ITicketDesk tickets, IOutbox outbox, DeskHostingOptions options, TimeProvider clock, ILogger<OutboxDispatcher> logger)
    : DeskLoop("outbox", desk, work.OutboxSignal, options.LongestSleep, clock, logger)
{
    protected override async Task<Instant?> StepAsync(CancellationToken stopping)
    {
        var entries = await outbox.ReadAsync(Now, options.OutboxBatch, stopping).ConfigureAwait(false);
        var (done, failed) = (new List<string>(), new HashSet<TicketId>());
        Instant? retryAt = null;
        foreach (var entry in entries)
        {
            if (stopping.IsCancellationRequested) break;
            if (failed.Contains(entry.Ticket)) continue;
            try
            {
                await DeliverAsync(entry).ConfigureAwait(false);
                done.Add(entry.Key);
            }
#pragma warning disable CA1031 // Whatever the receiver throws is this entry's trouble alone: counted, shown, tried again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failed.Add(entry.Ticket);
                Telemetry.Count(Kind(entry), "failed");
                NotDelivered(logger, entry.Key, e.GetType().Name, entry.Attempts + 1);
                await outbox.FailedAsync(entry.Key, Now, $"{e.GetType().Name}: {e.Message}", CancellationToken.None).ConfigureAwait(false);
                if (StuckWork.RetryAfter(Now, entry.Attempts + 1) is { } at) retryAt = Instant.Min(retryAt ?? at, at);
            }
        }
        if (done.Count > 0) await outbox.DoneAsync(done, CancellationToken.None).ConfigureAwait(false);
        return done.Count > 0 ? Now : retryAt;
    }

    private async Task DeliverAsync(OutboxEntry entry)
    {
        if (entry.FollowUp is { } followUp)
        {
            var decision = followUp.Command is OpenTicket open
                ? await tickets.OpenAsync(open, CancellationToken.None).ConfigureAwait(false)
                : await tickets.HandleAsync(followUp.Ticket, followUp.Command, CancellationToken.None).ConfigureAwait(false);
            if (decision.Rejection is { } no) Refused(logger, entry.Key, no.Code);
            Telemetry.Count(Kind(entry), decision.IsAccepted ? "delivered" : "refused");
        }
    }

    private static string Kind(OutboxEntry entry) => entry.FollowUp is null ? "notice" : "follow-up";

    [LoggerMessage(EventId = 21, Level = LogLevel.Warning, Message = "Outbox entry {Key} was not delivered ({Error}) in attempt {Attempt}; it is tried again later")]
    private static partial void NotDelivered(ILogger logger, string key, string error, int attempt);

    [LoggerMessage(EventId = 22, Level = LogLevel.Warning, Message = "Follow-up {Key} was refused by its ticket ({Code}) and is done")]
    private static partial void Refused(ILogger logger, string key, string code);
}
