using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Stores;

/// <summary>Opens tickets and sends commands to them with several hands at once; each command again until it is answered.</summary>
public sealed class Writer(WorkerOptions options, ITicketDesk desk, WorkerLog log)
{
    /// <summary>How many tickets it writes to at a time.</summary>
    private const int Width = 120;

    /// <summary>How long it takes until it goes on to the next ticket; so writers that begin at different times meet.</summary>
    public static readonly TimeSpan Slide = TimeSpan.FromMilliseconds(20);

    /// <summary>How often a command is sent again when all is calm: a store that cannot answer then never will.</summary>
    private const int MostTries = 20;

    private readonly Stopwatch _running = Stopwatch.StartNew();
    private readonly ConcurrentDictionary<int, bool> _opened = [];
    private int _sent;

    public Task RunAsync(CancellationToken stop) =>
        options.Again is { } again
            ? Parallel.ForEachAsync(
                WorkerLog.Read(again),
                new ParallelOptions { MaxDegreeOfParallelism = options.Hands },
                async (line, _) => await SendAsync(new(line[0]), line[1], stop).ConfigureAwait(false)
            )
            : Task.WhenAll(Enumerable.Range(0, options.Hands).Select(hand => Task.Run(() => WriteAsync(new(Seed(hand)), stop))));

    private int Seed(int hand) => options.First * 31 + options.Name.Length * 7 + hand;

    private async Task WriteAsync(Random random, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _sent);
            var place = options.First + (int)(_running.Elapsed / Slide) + random.Next(Width);
            var ticket = WorkedTickets.Ticket(place);
            var command = _opened.TryAdd(place, true)
                ? WorkedTickets.Opening(ticket)
                : string.Create(CultureInfo.InvariantCulture, $"{options.Name}-{number}");
            await SendAsync(ticket, command, stop).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(TicketId ticket, string id, CancellationToken stop)
    {
        log.Write(WorkerLog.Sent, ticket, id);
        var command = WorkedTickets.Command(ticket, id);
        for (var tries = 1; ; tries++)
            try
            {
                var decision = command is OpenTicket open
                    ? await desk.OpenAsync(open, CancellationToken.None).ConfigureAwait(false)
                    : await desk.HandleAsync(ticket, command, CancellationToken.None).ConfigureAwait(false);
                if (decision.IsAccepted && decision.Events.Count > 0)
                    log.Write(WorkerLog.Acknowledged, ticket, id, decision.Ticket.Version);
                else
                    log.Write(WorkerLog.Refused, ticket, id, decision.Rejection?.Code ?? "nothing");
                return;
            }
#pragma warning disable CA1031 // Whether it was done is open: it is sent again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.Failed(e);
                if (stop.IsCancellationRequested || (options.Again is not null && tries == MostTries))
                    return;
                await Task.Delay(Random.Shared.Next(10, 60), CancellationToken.None).ConfigureAwait(false);
            }
    }
}
