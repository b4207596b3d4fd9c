using NodaTime;
using SupportWorkflow;
using SupportWorkflow.Desk;
using SupportWorkflow.Testing;

namespace Outsider;

/// <summary>A store that keeps nothing but texts and instants, as a database would, and keeps every promise.</summary>
internal static class OwnStore
{
    public static async Task RunAsync()
    {
        Console.WriteLine("A store of one's own");
        foreach (string promise in StoreConformance.Promises)
            await StoreConformance.CheckAsync(promise, () => Task.FromResult(StoreParts.Of(new TextStore())));
        var broken = new List<string>();
        foreach (string promise in StoreConformance.Promises)
            try
            {
                await StoreConformance.CheckAsync(promise, () => Task.FromResult(StoreParts.Of(new TextStore { ForgetsCommands = true })));
            }
            catch (StorePromiseBrokenException e)
            {
                broken.Add(e.Message);
            }
        Expect.That(broken.Count > 0, $"a store that forgets command ids is found out: {broken[0].Split('\n')[0]}");
        Expect.That(StoreConformance.Promises.Count > 20, $"it keeps all {StoreConformance.Promises.Count} promises");
    }

    private sealed class TextStore : ITicketStore, IOutbox, ITicketNumberSource, IStoreBacklog, IProfileArchive, IScheduleSlots
    {
        private sealed class TicketRow
        {
            public required byte[] State { get; set; }

            public int Version { get; set; }

            public List<byte[]> Events { get; } = [];

            public Instant? ClaimAt { get; set; }

            public int Attempts { get; set; }

            public string Error { get; set; } = "";
        }

        private sealed class OutboxRow
        {
            public required string Key { get; init; }

            public required string Ticket { get; init; }

            public required byte[] Data { get; init; }

            public required Instant FirstReady { get; init; }

            public Instant? ReadyAt { get; set; }

            public int Attempts { get; set; }

            public string Error { get; set; } = "";
        }

        /// <summary>A fault on purpose.</summary>
        public bool ForgetsCommands { get; init; }

        private readonly Lock _transaction = new();
        private readonly SortedDictionary<string, TicketRow> _tickets = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (string Ticket, int From, int To)> _commands = [];
        private readonly List<OutboxRow> _outbox = [];
        private readonly Dictionary<string, long> _series = [];
        private readonly Dictionary<string, string> _profiles = [];
        private readonly Dictionary<string, Instant> _schedules = [];

        public Task<LoadedTicket> LoadAsync(TicketId ticket, string? commandId = null, CancellationToken cancellationToken = default) =>
            InTransaction(
                () =>
                {
                    Ticket? found =
                        ticket.Value is { } id && _tickets.TryGetValue(id, out TicketRow? row) ? TicketJson.ReadTicket(row.State) : null;
                    if (commandId is null || !_commands.TryGetValue(commandId, out var done))
                        return new LoadedTicket(found);
                    return new LoadedTicket(found)
                    {
                        Outcome = [.. _tickets[done.Ticket].Events.Take(done.To).Select(e => TicketJson.ReadEvent(e))],
                        OutcomeFrom = done.From,
                    };
                },
                cancellationToken
            );

        public Task<CommitResult> CommitAsync(TicketCommit commit, CancellationToken cancellationToken = default) =>
            InTransaction(
                () =>
                {
                    if (commit.CommandId is { } command && _commands.ContainsKey(command))
                        return CommitResult.CommandAlreadyDone;
                    int version = _tickets.TryGetValue(commit.Decision.Ticket.Id.Value, out TicketRow? row) ? row.Version : 0;
                    if (version != commit.ExpectedVersion)
                        return CommitResult.VersionConflict;
                    TicketNumber number = commit.Decision.Ticket.Number;
                    if (row is null && _tickets.Values.Any(t => TicketJson.ReadTicket(t.State).Number == number))
                        return CommitResult.NumberTaken;
                    Write(commit);
                    return CommitResult.Committed;
                },
                cancellationToken
            );

        public Task<DueBatch> FireDueAsync(
            Instant now,
            int atMost,
            Func<Ticket, Decision?> decide,
            CancellationToken cancellationToken = default
        ) =>
            InTransaction(
                () =>
                {
                    var (fired, failed, left) = (0, 0, 0);
                    foreach (
                        var (id, row) in _tickets.Where(t => t.Value.ClaimAt <= now).OrderBy(t => t.Value.ClaimAt).Take(atMost).ToList()
                    )
                    {
                        try
                        {
                            Ticket ticket = TicketJson.ReadTicket(row.State);
                            switch (decide(ticket))
                            {
                                case null:
                                    left++;
                                    continue;
                                case { Events.Count: > 0 } decision:
                                    Write(new TicketCommit(ticket.Version, decision));
                                    break;
                                case var nothing:
                                    Schedule(row, nothing.WakeUp);
                                    break;
                            }
                            fired++;
                        }
                        catch (Exception e)
                        {
                            row.Error = $"{e.GetType().Name}: {e.Message}";
                            row.ClaimAt = StuckWork.RetryAfter(now, ++row.Attempts);
                            failed++;
                        }
                    }
                    return new DueBatch(fired, failed, left, _tickets.Values.Min(t => t.ClaimAt));
                },
                cancellationToken
            );

        public Task<long> NextAsync(string series, CancellationToken cancellationToken = default) =>
            InTransaction(() => _series[series] = _series.GetValueOrDefault(series) + 1, cancellationToken);

        public Task<string> KeepAsync(ProfileVersion version, string json, CancellationToken cancellationToken = default) =>
            InTransaction(() => _profiles.TryAdd($"{version}", json) ? json : _profiles[$"{version}"], cancellationToken);

        public Task<string?> FindAsync(ProfileVersion version, CancellationToken cancellationToken = default) =>
            InTransaction(() => _profiles.GetValueOrDefault($"{version}"), cancellationToken);

        public Task<IReadOnlyList<OutboxEntry>> ReadAsync(Instant now, int atMost, CancellationToken cancellationToken = default) =>
            InTransaction<IReadOnlyList<OutboxEntry>>(
                () =>
                    [
                        .. _outbox
                            .Where(
                                (o, i) =>
                                    o.ReadyAt <= now
                                    && !_outbox.Take(i).Any(p => p.Ticket == o.Ticket && p is { Attempts: > 0, ReadyAt: not null })
                            )
                            .OrderBy(o => o.ReadyAt)
                            .Take(atMost)
                            .Select(o => OutboxEntry.FromJson(o.Data) with { Attempts = o.Attempts }),
                    ],
                cancellationToken
            );

        public Task DoneAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default) =>
            InTransaction(() => _outbox.RemoveAll(o => keys.Contains(o.Key)), cancellationToken);

        public Task FailedAsync(string key, Instant now, string error, CancellationToken cancellationToken = default) =>
            InTransaction(
                () =>
                {
                    if (_outbox.Find(o => o.Key == key) is { } row)
                        (row.Error, row.ReadyAt) = (error, StuckWork.RetryAfter(now, ++row.Attempts));
                    return true;
                },
                cancellationToken
            );

        public Task<StoreBacklog> MeasureAsync(Instant now, CancellationToken cancellationToken = default) =>
            InTransaction(
                () =>
                    new StoreBacklog
                    {
                        OldestDue = _tickets.Values.Select(t => t.ClaimAt).Where(at => at <= now).Min(),
                        ParkedDue = _tickets.Values.Count(t => t is { Attempts: > 0, ClaimAt: null }),
                        OldestUnsent = _outbox
                            .Where(o => o.ReadyAt is not null && (o.Attempts > 0 || o.ReadyAt <= now))
                            .Min(o => (Instant?)o.FirstReady),
                        Unsent = _outbox.Count,
                        ParkedUnsent = _outbox.Count(o => o.ReadyAt is null),
                    },
                cancellationToken
            );

        public Task<IReadOnlyList<StuckWork>> StuckAsync(int atMost, CancellationToken cancellationToken = default) =>
            InTransaction<IReadOnlyList<StuckWork>>(
                () =>
                    [
                        .. _tickets
                            .Where(t => t.Value.Attempts > 0)
                            .Select(t => new StuckWork(t.Key, new(t.Key), false, t.Value.Attempts, t.Value.Error, t.Value.ClaimAt))
                            .Concat(
                                _outbox
                                    .Where(o => o.Attempts > 0)
                                    .Select(o => new StuckWork(o.Key, new(o.Ticket), true, o.Attempts, o.Error, o.ReadyAt))
                            )
                            .OrderBy(w => w.RetryAt is not null)
                            .Take(atMost),
                    ],
                cancellationToken
            );

        public Task ReleaseAsync(StuckWork work, CancellationToken cancellationToken = default) =>
            InTransaction(
                () =>
                {
                    if (work.IsOutbox && _outbox.Find(o => o.Key == work.Key) is { } entry)
                        (entry.Attempts, entry.Error, entry.ReadyAt) = (0, "", entry.FirstReady);
                    if (!work.IsOutbox && _tickets.TryGetValue(work.Key, out TicketRow? row) && row.Attempts > 0)
                        Schedule(row, TicketJson.ReadTicket(row.State).WakeUp);
                    return true;
                },
                cancellationToken
            );

        private void Write(TicketCommit commit)
        {
            Ticket ticket = commit.Decision.Ticket;
            Check(commit.Outbox);
            byte[] state = TicketJson.Write(ticket);
            if (!_tickets.TryGetValue(ticket.Id.Value, out TicketRow? row))
                _tickets.Add(ticket.Id.Value, row = new() { State = state });
            (row.State, row.Version) = (state, ticket.Version);
            row.Events.AddRange(commit.Decision.Events.Select(e => TicketJson.Write(e)));
            if (commit.CommandId is { } command && !ForgetsCommands)
                _commands.Add(command, (ticket.Id.Value, commit.ExpectedVersion + 1, ticket.Version));
            Put(commit.Outbox);
            Schedule(row, commit.WakeUp(Duration.Epsilon));
        }

        public Task<Instant?> LastAsync(string schedule, CancellationToken cancellationToken = default) =>
            InTransaction<Instant?>(() => _schedules.TryGetValue(schedule, out Instant last) ? last : null, cancellationToken);

        public Task<bool> TakeAsync(
            string schedule,
            Instant? after,
            Instant slot,
            IReadOnlyList<OutboxEntry> entries,
            CancellationToken cancellationToken = default
        ) =>
            InTransaction(
                () =>
                {
                    if (after != (_schedules.TryGetValue(schedule, out Instant last) ? last : null))
                        return false;
                    Check(entries);
                    _schedules[schedule] = slot;
                    Put(entries);
                    return true;
                },
                cancellationToken
            );

        /// <summary>The unique index of the outbox: what is refused leaves nothing behind.</summary>
        private void Check(IReadOnlyList<OutboxEntry> entries)
        {
            if (entries.Select(e => e.Key).Concat(_outbox.Select(o => o.Key)).GroupBy(k => k).Any(k => k.Count() > 1))
                throw new InvalidOperationException("Two entries of the outbox have one key.");
        }

        private void Put(IReadOnlyList<OutboxEntry> entries)
        {
            foreach (OutboxEntry entry in entries)
                _outbox.Add(
                    new()
                    {
                        Key = entry.Key,
                        Ticket = entry.Ticket.Value,
                        Data = entry.ToJson(),
                        FirstReady = entry.ReadyAt,
                        ReadyAt = entry.ReadyAt,
                    }
                );
        }

        private static void Schedule(TicketRow row, Instant? at) => (row.ClaimAt, row.Attempts, row.Error) = (at, 0, "");

        private Task<T> InTransaction<T>(Func<T> work, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (_transaction)
                return Task.FromResult(work());
        }
    }
}
