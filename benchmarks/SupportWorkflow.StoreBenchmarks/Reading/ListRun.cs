using System.Diagnostics;
using System.Text;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.Reading;
using SupportWorkflow.StoreBenchmarks.Measuring;
using SupportWorkflow.StoreBenchmarks.Stores;

namespace SupportWorkflow.StoreBenchmarks.Reading;

/// <summary>Lists, figures and histories over a million tickets in PostgreSQL, 50,000 of them open.</summary>
internal static class ListRun
{
    public static async Task RunAsync(RunOptions options)
    {
        var (times, plans) = (options.Number("times", 300), options.Text("plans", ""));
        var connection = await Million.MakeAsync("bench_lists", 50_000).ConfigureAwait(false);
        var hosted = HostedStore.PostgreSql(connection);
        var table = new Table("list", "rows", "p50 ms", "p99 ms");
        var (explain, written) = (plans.Length > 0 ? new Plans(connection) : null, new StringBuilder());
        await using (hosted.ConfigureAwait(false))
        {
            var open = new TicketQuery { Kinds = TicketQuery.Open };
            var deep = await DeepAsync(hosted.Queries, open with { AtMost = 1_000 }, 20).ConfigureAwait(false);
            await ListAsync("open by due", _ => open).ConfigureAwait(false);
            await ListAsync("open by due, page after 20,000", _ => open with { After = deep }).ConfigureAwait(false);
            await ListAsync("a team's open by due", i => open with { Teams = [new($"team-{i % 20}")] }).ConfigureAwait(false);
            await ListAsync("three teams' open by due", i => open with { Teams = [new($"team-{i % 20}"), new("team-3"), new("team-7")] })
                .ConfigureAwait(false);
            await ListAsync("an agent's open by due", i => open with { Agent = new($"agent-{i * 20 % 300}") }).ConfigureAwait(false);
            await ListAsync("open and nobody's, by due", _ => open with { HasAgent = false }).ConfigureAwait(false);
            await ListAsync("open P1 by due", _ => open with { Priorities = [new("P1")] }).ConfigureAwait(false);
            await ListAsync("open latest changed", _ => open with { Order = TicketOrder.LatestChanged }).ConfigureAwait(false);
            await ListAsync("open latest opened", _ => open with { Order = TicketOrder.LatestOpened }).ConfigureAwait(false);
            await ListAsync("due before", _ => open with { DueBefore = Instant.FromUtc(2030, 1, 1, 6, 0) }).ConfigureAwait(false);
            await ListAsync("all latest opened", _ => new() { Order = TicketOrder.LatestOpened }).ConfigureAwait(false);
            await ListAsync("all latest changed", _ => new() { Order = TicketOrder.LatestChanged }).ConfigureAwait(false);
            await ListAsync("a requester's latest opened", i =>
                    new() { Requester = $"user-{i * 7 % 50_000}", Order = TicketOrder.LatestOpened }
                )
                .ConfigureAwait(false);
            await ListAsync("an organisation's latest opened", i =>
                    new() { Organisation = $"org-{i * 7 % 2_000}", Order = TicketOrder.LatestOpened }
                )
                .ConfigureAwait(false);
            await ListAsync("open with a tag, by due", _ => open with { Tag = "vip" }).ConfigureAwait(false);
            await ListAsync("all with a rare tag, latest opened", _ => new() { Tag = "major", Order = TicketOrder.LatestOpened })
                .ConfigureAwait(false);
            await ListAsync("a text within open", _ => open with { Text = "printer" }).ConfigureAwait(false);
            await ListAsync("a rare text within open", i => open with { Text = $"case {950_000 + 2 * i}" }).ConfigureAwait(false);
            await ListAsync("a reader's organisation, latest opened", i =>
                    new()
                    {
                        Scope = Scope(
                            new Actor($"user-{i * 7 % 50_000}", Role.Requester) { Organisation = $"org-{i * 7 % 2_000}" },
                            ReadableTickets.Organisation
                        ),
                        Order = TicketOrder.LatestOpened,
                    }
                )
                .ConfigureAwait(false);
            await ListAsync("a reader's own, latest opened", i =>
                    new()
                    {
                        Scope = Scope(new Actor($"user-{i * 7 % 50_000}", Role.Requester), ReadableTickets.Own),
                        Order = TicketOrder.LatestOpened,
                    }
                )
                .ConfigureAwait(false);
            await ListAsync("a reader's team, open by due", i =>
                    open with
                    {
                        Scope = Scope(new Actor($"agent-{i % 300}", Role.Agent) { Teams = [new($"team-{i % 20}")] }, ReadableTickets.Team),
                    }
                )
                .ConfigureAwait(false);
            await AddAsync("number", async (s, i) =>
                    await s.Queries.OfNumberAsync(new($"TS{1 + i * 3301:00000000}")).ConfigureAwait(false) is null ? 0 : 1
                )
                .ConfigureAwait(false);
            await AddAsync("open counted by team", async (s, _) =>
                    (await s.Queries.CountAsync(open, TicketGroup.Team).ConfigureAwait(false)).Count
                )
                .ConfigureAwait(false);
            await AddAsync("open counted", async (s, _) =>
                    (int)(await s.Queries.CountAsync(open, TicketGroup.All).ConfigureAwait(false))[0].Count
                )
                .ConfigureAwait(false);
            await AddAsync("history", async (s, i) =>
                    (await s.History.EventsAsync(new($"t-{10 * (1 + i * 331)}")).ConfigureAwait(false)).Count
                )
                .ConfigureAwait(false);
        }
        table.Print();
        if (explain is not null)
        {
            await explain.DisposeAsync().ConfigureAwait(false);
            await File.WriteAllTextAsync(plans, written.ToString()).ConfigureAwait(false);
        }

        Task ListAsync(string name, Func<int, TicketQuery> query) =>
            AddAsync(name, async (s, i) => (await s.Queries.ListAsync(query(i)).ConfigureAwait(false)).Tickets.Count);

        async Task AddAsync(string name, Func<HostedStore, int, Task<int>> call)
        {
            if (options.Text("list", name) != name)
                return;
            var (all, rows) = (new List<double>(), new List<int>());
            for (var i = -5; i < times; i++)
            {
                var began = Stopwatch.GetTimestamp();
                var found = await call(hosted, Math.Abs(i)).ConfigureAwait(false);
                if (i < 0)
                    continue;
                all.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                rows.Add(found);
                if (Stopwatch.GetElapsedTime(began).TotalSeconds > 0.5 && i > 3)
                    break;
            }
            if (explain is not null)
            {
                await call(explain.Hosted, 1).ConfigureAwait(false);
                written.AppendLine(name).AppendLine(explain.Take()).AppendLine();
            }
            var sorted = all.Order().ToArray();
            Console.Error.WriteLine($"{name}: {Slices.Part(sorted, 0.5):0.00} ms");
            table.Add(name, (int)rows.Average(), Slices.Part(sorted, 0.5), Slices.Part(sorted, 0.99));
        }
    }

    private static ReadScope Scope(Actor of, ReadableTickets tickets) => new(of, tickets, false, false) { All = [tickets] };

    private static async Task<string?> DeepAsync(ITicketQueries queries, TicketQuery query, int pages)
    {
        string? after = null;
        for (var page = 0; page < pages; page++)
            after = (await queries.ListAsync(query with { After = after }).ConfigureAwait(false)).Next;
        return after;
    }
}
