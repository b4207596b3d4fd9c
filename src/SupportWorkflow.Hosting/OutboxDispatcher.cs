using Microsoft.Extensions.Logging;
using NodaTime;
using SupportWorkflow.Assignments;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting;

/// <summary>
/// Delivers what was committed, at least once: first the follow-ups of a batch, then its notices merged into messages, each in the order of
/// the outbox. One that fails is tried again later and holds back the rest of its ticket meanwhile.
/// </summary>
internal sealed partial class OutboxDispatcher : DeskLoop
{
    private readonly OutboxReceivers _receivers;
    private readonly IOutbox _outbox;
    private readonly int _atMost;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _clock;
    private readonly ILogger<OutboxDispatcher> _logger;

    public OutboxDispatcher(
        HostingTelemetry telemetry,
        IDeskWork work,
        OutboxReceivers receivers,
        IOutbox outbox,
        DeskHostingOptions options,
        TimeProvider clock,
        ILogger<OutboxDispatcher> logger
    )
        : base("outbox", telemetry, options, clock, logger)
    {
        (_receivers, _outbox, _atMost, _logger) = (receivers, outbox, options.OutboxBatch, logger);
        (_patience, _clock, LongestSleep) = (options.SendPatience, clock, options.LongestOutboxSleep);
        work.OutboxCommitted += WakeAt;
    }

    protected override TimeSpan LongestSleep { get; }

    protected override async Task<Instant?> StepAsync(CancellationToken stopping)
    {
        var batch = new Batch(await _outbox.ReadAsync(Now, _atMost, stopping).ConfigureAwait(false));
        foreach (var entry in batch.Entries)
        {
            if (entry.FollowUp is not { } followUp || batch.IsHeldBack(entry))
                continue;
            if (stopping.IsCancellationRequested)
                break;
            await TryAsync(batch, [entry], "follow-up", () => FollowAsync(entry.Key, followUp)).ConfigureAwait(false);
        }
        await NotifyAsync(batch, stopping).ConfigureAwait(false);
        if (batch.Done.Count > 0)
            await _outbox.DoneAsync(batch.Done, CancellationToken.None).ConfigureAwait(false);
        return batch.Done.Count > 0 ? Now : batch.RetryAt;
    }

    private async Task NotifyAsync(Batch batch, CancellationToken stopping)
    {
        var pending = batch.Entries.Where(e => e.Notice is not null).ToList();
        if (pending.Count == 0)
            return;
        var roster = _receivers.Sender is null ? null : await RosterAsync(pending, stopping).ConfigureAwait(false);
        while (pending.Count > 0 && !stopping.IsCancellationRequested)
            pending = await SendAsync(batch, pending, roster, stopping).ConfigureAwait(false);
    }

    /// <summary>Merges what is pending and sends the messages in the order of their first entries.</summary>
    /// <returns>What has to be merged anew, because a failure holds back a part of its message, or is not ready yet.</returns>
    private async Task<List<OutboxEntry>> SendAsync(
        Batch batch,
        List<OutboxEntry> pending,
        RosterSnapshot? roster,
        CancellationToken stopping
    )
    {
        pending = pending.FindAll(e => !batch.IsHeldBack(e));
        if (pending.Count == 0)
            return pending;
        var digest = NoticeDigest.Merge(pending.Select(e => e.Notice!), roster, Instant.Max(Now, pending[0].ReadyAt));
        var place = pending.Select((e, i) => (e.Notice!.Key, i)).ToDictionary(p => p.Key, p => p.i, StringComparer.Ordinal);
        var messages = digest
            .Ready.AsEnumerable()
            .Select(m => (Message: m, Entries: m.Notices.Select(n => place[n.Key]).Order().Select(i => pending[i]).ToList()))
            .OrderBy(m => place[m.Entries[0].Notice!.Key])
            .ToList();
        var (left, waiting) = (new List<OutboxEntry>(), new HashSet<TicketId>());
        foreach (var (message, entries) in messages)
        {
            if (stopping.IsCancellationRequested)
                return [];
            if (entries.Exists(e => batch.IsHeldBack(e) || waiting.Contains(e.Ticket)))
            {
                left.AddRange(entries);
                waiting.UnionWith(entries.Select(e => e.Ticket));
            }
            else
                await TryAsync(batch, entries, "notice", () => TellAsync(message)).ConfigureAwait(false);
        }
        left.AddRange(digest.Waiting.Select(n => pending[place[n.Key]]));
        return [.. left.OrderBy(e => place[e.Notice!.Key])];
    }

    private async Task<string> FollowAsync(string key, FollowUp followUp)
    {
        var decision = followUp.Command is OpenTicket open
            ? await _receivers.Desk.OpenAsync(open, CancellationToken.None).ConfigureAwait(false)
            : await _receivers.Desk.HandleAsync(followUp.Ticket, followUp.Command, CancellationToken.None).ConfigureAwait(false);
        if (decision.Rejection is not { } no)
            return "delivered";
        // No answer of the ticket's: a node that knows the profile, or this one later, gives it.
        if (no.Code == "desk.profile-unknown")
            throw new InvalidOperationException(no.Reason.English);
        Refused(_logger, key, no.Code);
        return "refused";
    }

    private async Task<string> TellAsync(DigestMessage message)
    {
        if (_receivers.Sender is null)
            return "dropped";
        using var late = new CancellationTokenSource(_patience, _clock);
        try
        {
            await _receivers.Sender.SendAsync(message, late.Token).WaitAsync(late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            throw new TimeoutException($"The sender took longer than {_patience:c}.");
        }
        return "delivered";
    }

    private async Task TryAsync(Batch batch, List<OutboxEntry> entries, string kind, Func<Task<string>> deliver)
    {
        try
        {
            Telemetry.Count(kind, await deliver().ConfigureAwait(false), entries.Count);
            batch.Done.AddRange(entries.Select(e => e.Key));
        }
#pragma warning disable CA1031 // Whatever the receiver throws is these entries' trouble alone: counted, shown, tried again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Telemetry.Count(kind, "failed", entries.Count);
            foreach (var entry in entries)
            {
                batch.Fail(entry, Now);
                NotDelivered(_logger, entry.Key, e.GetType().Name, entry.Attempts + 1);
                await _outbox.FailedAsync(entry.Key, Now, $"{e.GetType().Name}: {e.Message}", CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Who is on duty, if anybody is to be found by role or team; unknown when the host does not say so in time.</summary>
    private async Task<RosterSnapshot?> RosterAsync(List<OutboxEntry> pending, CancellationToken stopping)
    {
        if (_receivers.Facts is null || pending.TrueForAll(e => e.Notice!.Recipient is { Role: null, Team: null }))
            return null;
        return (await _receivers.Facts.AskAsync(new(OutsideNeeds.Roster, Now), stopping).ConfigureAwait(false))?.Roster;
    }

    [LoggerMessage(
        EventId = 21,
        Level = LogLevel.Warning,
        Message = "Outbox entry {Key} was not delivered ({Error}) in attempt {Attempt}; it is tried again later"
    )]
    private static partial void NotDelivered(ILogger logger, string key, string error, int attempt);

    [LoggerMessage(EventId = 22, Level = LogLevel.Warning, Message = "Follow-up {Key} was refused by its ticket ({Code}) and is done")]
    private static partial void Refused(ILogger logger, string key, string code);

    /// <summary>What was read, and how far its delivery has come.</summary>
    private sealed class Batch(IReadOnlyList<OutboxEntry> entries)
    {
        private readonly HashSet<TicketId> _failed = [];

        public IReadOnlyList<OutboxEntry> Entries => entries;

        public List<string> Done { get; } = [];

        public Instant? RetryAt { get; private set; }

        public bool IsHeldBack(OutboxEntry entry) => _failed.Contains(entry.Ticket);

        public void Fail(OutboxEntry entry, Instant now)
        {
            _failed.Add(entry.Ticket);
            if (StuckWork.RetryAfter(now, entry.Attempts + 1) is { } at)
                RetryAt = Instant.Min(RetryAt ?? at, at);
        }
    }
}
