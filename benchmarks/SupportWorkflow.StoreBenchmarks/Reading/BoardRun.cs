using System.Diagnostics;
using SupportWorkflow.Desk;
using SupportWorkflow.ServiceLevels;
using SupportWorkflow.StoreBenchmarks.Measuring;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Reading;

/// <summary>
/// Fills a board when a host starts, from a million open tickets in PostgreSQL: by the lists' pages, which tell the promise that is due
/// next, one page read while the one before is set; and, of some, by their documents, which tell every clock.
/// </summary>
internal static class BoardRun
{
    public static async Task RunAsync(RunOptions options)
    {
        var (rounds, documents) = (options.Number("rounds", 3), options.Number("documents", 5_000));
        var hosted = HostedStore.PostgreSql(await Million.MakeAsync("bench_open", Million.Count).ConfigureAwait(false));
        var table = new Table("a board filled", "tickets", "s", "tickets/s");
        await using (hosted.ConfigureAwait(false))
        {
            for (var round = 0; round < rounds; round++)
            {
                var (board, began) = (NewBoard(), Stopwatch.GetTimestamp());
                var count = await FillAsync(hosted.Queries, board, options.Number("tickets", Million.Count)).ConfigureAwait(false);
                Add($"pages of lists, {board.Count(TicketLife.Begin).Open} on the board", count, began);
            }
            var ids = await hosted.Queries.ListAsync(new() { AtMost = 1_000 }).ConfigureAwait(false);
            {
                var (board, began) = (NewBoard(), Stopwatch.GetTimestamp());
                for (var i = 0; i < documents; i++)
                {
                    var loaded = await hosted.Store.LoadAsync(ids.Tickets[i % ids.Tickets.Count].Id).ConfigureAwait(false);
                    board.Set(
                        ids.Tickets[i % ids.Tickets.Count].Id,
                        loaded.Ticket!.Priority?.Code ?? default,
                        loaded.Ticket.Clocks.AsSpan()
                    );
                }
                Add("documents, one by one", documents, began);
            }
        }
        table.Print();

        void Add(string name, int count, long began)
        {
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            table.Add(name, count, seconds, count / seconds);
        }
    }

    private static SlaBoard NewBoard() => new(TicketLife.Workflow.Calendars, TicketLife.Workflow.Objectives);

    private static async Task<int> FillAsync(ITicketQueries queries, SlaBoard board, int atMost)
    {
        var query = new TicketQuery { Kinds = TicketQuery.Open, AtMost = 1_000 };
        var count = 0;
        for (var next = queries.ListAsync(query); ; )
        {
            var page = await next.ConfigureAwait(false);
            var isLast = page.Next is null || count + page.Tickets.Count >= atMost;
            if (!isLast)
                next = queries.ListAsync(query with { After = page.Next });
            foreach (var t in page.Tickets)
                if (t.NextDue is { } due)
                    board.Set(t.Id, t.Priority ?? default, SlaClock.Start(due.Objective, SlaTarget.Until(due.At), t.OpenedAt));
                else
                    board.Set(t.Id, t.Priority ?? default);
            count += page.Tickets.Count;
            if (isLast)
                return count;
        }
    }
}
