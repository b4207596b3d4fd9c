using NodaTime;

namespace SupportWorkflow.Desk;

public sealed partial class InMemoryTicketStore
{
    /// <inheritdoc/>
    public Task<DueBatch> FireDueAsync(
        Instant now,
        int atMost,
        Func<Ticket, Decision?> decide,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(decide);
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        return Answer(
            () =>
            {
                var (fired, failed, left) = (0, 0, 0);
                foreach (var wake in _all.Wakes.TakeWhile(w => w.At <= now).Take(atMost).ToList())
                {
                    if (cancellationToken.IsCancellationRequested)
                        break;
                    var kept = _all.Tickets[new(wake.Ticket)];
                    try
                    {
                        if (decide(kept.Ticket) is not { } decision)
                        {
                            left++;
                            continue;
                        }
                        if (decision.Events.Count > 0)
                            Keep(kept, new(kept.Ticket.Version, decision));
                        else
                            Schedule(kept, decision.WakeUp);
                        fired++;
                    }
#pragma warning disable CA1031 // Whatever the decision throws is this ticket's trouble alone: counted, shown, tried again.
                    catch (Exception e)
#pragma warning restore CA1031
                    {
                        Fail(kept, now, e);
                        failed++;
                    }
                }
                return new DueBatch(fired, failed, left, _all.Wakes.Count == 0 ? null : _all.Wakes.Min.At);
            },
            cancellationToken
        );
    }

    /// <summary>A ticket that changed is due when it says so, whatever failed before.</summary>
    private void Schedule(Kept kept, Instant? at)
    {
        Claim(kept, at);
        if (kept.Attempts > 0)
            _all.Failing.Remove(kept.Ticket.Id);
        (kept.Attempts, kept.Error) = (0, "");
    }

    private void Fail(Kept kept, Instant now, Exception e)
    {
        kept.Error = $"{e.GetType().Name}: {e.Message}";
        _all.Failing.Add(kept.Ticket.Id);
        Claim(kept, StuckWork.RetryAfter(now, ++kept.Attempts));
    }

    private void Claim(Kept kept, Instant? at)
    {
        if (kept.ClaimAt is { } before)
            _all.Wakes.Remove(new(before, kept.Ticket.Id.Value));
        if (at is { } after)
            _all.Wakes.Add(new(after, kept.Ticket.Id.Value));
        kept.ClaimAt = at;
    }
}
