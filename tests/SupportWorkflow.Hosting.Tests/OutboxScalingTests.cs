using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SupportWorkflow.Desk;
using Xunit.Abstractions;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting;

/// <summary>A batch of eight times as many notices takes eight times as much: it was merged anew for every message.</summary>
public sealed class OutboxScalingTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_big_batch_of_notices(bool fails)
    {
        await MeasureAsync(100, fails);
        var (few, many) = (await MeasureAsync(1_000, fails), await MeasureAsync(8_000, fails));
        var slope = Math.Log((double)many / few) / Math.Log(8);
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"notices: 1000 → 8000: {few:#,0} → {many:#,0} bytes (slope {slope:0.00})")
        );
        Assert.True(slope <= 1.3, $"slope {slope}");
    }

    private static async Task<long> MeasureAsync(int notices, bool fails)
    {
        using var stop = new CancellationTokenSource();
        var clock = new WatchedClock(Friday);
        var outbox = new OneBatch(notices, stop);
        var sender = new CountingSender { Fails = fails };
        var dispatcher = new OutboxDispatcher(
            new(""),
            new NoWork(),
            new(null!, sender),
            outbox,
            new() { OutboxBatch = 10_000 },
            clock,
            NullLogger<OutboxDispatcher>.Instance
        );
        var before = GC.GetAllocatedBytesForCurrentThread();
        await dispatcher.RunAsync(stop.Token);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal((notices, fails ? notices : 0), (sender.Asked, outbox.Failed));
        return bytes;
    }

    private sealed class OneBatch(int notices, CancellationTokenSource stop) : IOutbox
    {
        private bool _isRead;

        public int Failed { get; private set; }

        public Task<IReadOnlyList<OutboxEntry>> ReadAsync(Instant now, int atMost, CancellationToken cancellationToken = default)
        {
            if (_isRead)
                stop.Cancel();
            var batch = _isRead ? [] : Enumerable.Range(0, notices).Select(Entry).ToArray();
            _isRead = true;
            return Task.FromResult<IReadOnlyList<OutboxEntry>>(batch);
        }

        public Task DoneAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task FailedAsync(string key, Instant now, string error, CancellationToken cancellationToken = default)
        {
            if (++Failed == notices)
                stop.Cancel();
            return Task.CompletedTask;
        }

        private static OutboxEntry Entry(int i)
        {
            var notice = new Notice(
                $"t-{i}/1/receipt/0",
                new($"t-{i}"),
                NoticeRecipient.To(new AgentId($"a-{i}")),
                "receipt",
                0,
                Friday,
                default,
                new("Hello")
            );
            return new(notice.Key, notice.Ticket, 1, 0, Friday) { Notice = notice };
        }
    }

    private sealed class NoWork : IDeskWork
    {
        public Task<Instant?> RunSchedulesAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public event Action<Instant>? WakeUpCommitted
        {
            add { }
            remove { }
        }

        public event Action<Instant>? OutboxCommitted
        {
            add { }
            remove { }
        }

        public ITicketStore Store => throw new NotSupportedException();

        public Task<DueBatch> FireDueAsync(int atMost, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ITicketDesk Within(ITicketStore transaction, ITicketNumberSource itsNumbers, IProfileArchive itsProfiles) =>
            throw new NotSupportedException();

        public void Ring(Instant? wakeUp, Instant? ready) => throw new NotSupportedException();
    }

    private sealed class CountingSender : INoticeSender
    {
        public bool Fails { get; init; }

        public int Asked { get; private set; }

        public Task SendAsync(DigestMessage message, CancellationToken cancellationToken = default)
        {
            Asked++;
            return Fails ? Task.FromException(new IOException("No line.")) : Task.CompletedTask;
        }
    }
}
