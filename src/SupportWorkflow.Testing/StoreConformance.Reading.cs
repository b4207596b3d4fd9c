using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Watchers;

namespace SupportWorkflow.Testing;

public static partial class StoreConformance
{
    private static async Task A_number_that_is_taken_keeps_nothing(Trial t)
    {
        var first = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var rival = Workflow.Open(new OpenTicket(new("t-2"), first.Number, "Another") { By = Agent, CommandId = "c-1" }, Friday);
        t.Is(CommitResult.NumberTaken, await t.Store.Tickets.CommitAsync(new(0, rival, "c-1")).ConfigureAwait(false), "the second");
        t.Is(null, await t.LoadAsync("t-2").ConfigureAwait(false), "its ticket");
        t.Is(null, (await t.Store.Tickets.LoadAsync(default, "c-1").ConfigureAwait(false)).Outcome, "its outcome");
        t.Is(first, await t.LoadAsync("t-1").ConfigureAwait(false), "the first");
    }

    private static async Task Several_commits_are_each_a_unit(Trial t)
    {
        var first = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var (one, other) = (Log(first, "one", "c-1"), Open("t-2"));
        var two = Log(one.Ticket, "two", "c-2");
        TicketCommit[] commits = [new(first.Version, one, "c-1"), new(0, Open("t-1")), new(one.Ticket.Version, two, "c-2"), new(0, other)];
        t.Is(
            "Committed VersionConflict Committed Committed",
            string.Join(' ', await t.Store.Tickets.CommitAllAsync(commits).ConfigureAwait(false)),
            "what became of four commits"
        );
        t.Is(two.Ticket, await t.LoadAsync("t-1").ConfigureAwait(false), "the ticket that two of them changed");
        t.Is(other.Ticket, await t.LoadAsync("t-2").ConfigureAwait(false), "the ticket that the last one opened");
        t.Is(
            "CommandAlreadyDone VersionConflict CommandAlreadyDone VersionConflict",
            string.Join(' ', await t.Store.Tickets.CommitAllAsync(commits).ConfigureAwait(false)),
            "what became of the same once more"
        );
    }

    private static async Task Several_numbers_are_drawn_at_once(Trial t)
    {
        var drawn = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => t.Store.Numbers.NextAsync("A", 25))))
            .ConfigureAwait(false);
        t.Is(200, drawn.SelectMany(n => n).Distinct().Count(), "the number of different numbers");
        t.Is(true, drawn.All(mine => mine.Count == 25 && mine.SequenceEqual(mine.Order())), "that they rise");
        t.Is(true, await t.Store.Numbers.NextAsync("A").ConfigureAwait(false) > 200, "that the next one comes after them");
    }

    private static async Task Stuck_work_comes_in_parts(Trial t)
    {
        for (var i = 1; i <= 5; i++)
            await t.OpenedAsync($"t-{i}").ConfigureAwait(false);
        var now = Friday + Duration.FromMinutes(16);
        await t.FireAsync(now, _ => throw new InvalidOperationException("poison")).ConfigureAwait(false);
        var all = await t.Store.Backlog.StuckAsync(10).ConfigureAwait(false);
        t.Is("t-1 t-2 t-3 t-4 t-5", Keys(all), "what is stuck");
        var first = await t.Store.Backlog.StuckAsync(2).ConfigureAwait(false);
        var second = await t.Store.Backlog.StuckAsync(first[^1], 2).ConfigureAwait(false);
        var third = await t.Store.Backlog.StuckAsync(second[^1], 2).ConfigureAwait(false);
        t.Is("t-1 t-2|t-3 t-4|t-5", $"{Keys(first)}|{Keys(second)}|{Keys(third)}", "what is stuck, in parts");

        static string Keys(IEnumerable<StuckWork> work) => string.Join(' ', work.Select(w => w.Key));
    }

    private static async Task Of_two_readers_one_is_given_entries(Trial t)
    {
        if (t.Store.Another is null)
            return;
        await t.CommittedAsync(Link(await t.OpenedAsync("t-1").ConfigureAwait(false), "a")).ConfigureAwait(false);
        var (one, two) = (await t.Store.Another().ConfigureAwait(false), await t.Store.Another().ConfigureAwait(false));
        try
        {
            var first = await one.Outbox.ReadAsync(Later, 10).ConfigureAwait(false);
            t.Is((1, 0), (first.Count, (await two.Outbox.ReadAsync(Later, 10).ConfigureAwait(false)).Count), "what two readers are given");
            t.Is(1, (await one.Outbox.ReadAsync(Later, 10).ConfigureAwait(false)).Count, "what the first is given again");
            await one.EndAsync().ConfigureAwait(false);
            t.Is(
                1,
                (await two.Outbox.ReadAsync(Later, 10).ConfigureAwait(false)).Count,
                "what the second is given when the first has ended"
            );
        }
        finally
        {
            await two.EndAsync().ConfigureAwait(false);
        }
    }

    private static async Task A_list_is_narrowed(Trial t)
    {
        if (t.Store.Queries is not { } lists)
            return;
        var (one, two) = await ThreeAsync(t).ConfigureAwait(false);
        (string What, TicketQuery Query, string Found)[] queries =
        [
            ("everything", new(), "t-2 t-1 t-3"),
            ("open ones", new() { Kinds = TicketQuery.Open }, "t-2 t-1"),
            ("final ones", new() { Kinds = [StateKind.Final] }, "t-3"),
            ("a state", new() { States = ["cancelled", "nowhere"] }, "t-3"),
            ("a team", new() { Teams = [new("network"), new("nobody's")] }, "t-1"),
            ("an agent", new() { Agent = new("li.wei") }, "t-1"),
            ("whom nobody has", new() { HasAgent = false }, "t-2 t-3"),
            ("whom somebody has", new() { HasAgent = true }, "t-1"),
            ("a requester", new() { Requester = "chen" }, "t-2"),
            ("an organisation", new() { Organisation = "Acme" }, "t-2"),
            ("a category", new() { Category = new("software/login") }, "t-2"),
            ("a category above", new() { Category = new("software") }, "t-2"),
            ("a category beside", new() { Category = new("soft") }, ""),
            ("a priority", new() { Priorities = [new("P1")] }, "t-2 t-1 t-3"),
            ("another priority", new() { Priorities = [new("P2")] }, ""),
            ("a tag", new() { Tag = "vip \"1\"" }, "t-1"),
            ("another tag", new() { Tag = "vip" }, ""),
            ("a text", new() { Text = "DIAL" }, "t-1 t-3"),
            ("a Chinese text", new() { Text = "打印" }, "t-2"),
            ("a text with signs of patterns", new() { Text = "%_" }, ""),
            ("the beginning of a number", new() { Text = "nt-1" }, "t-1"),
            ("the middle of a number", new() { Text = "t-1" }, ""),
            ("due before", new() { DueBefore = one.ChangedAt + Duration.FromHours(1) }, "t-2 t-1"),
            ("due earlier", new() { DueBefore = two.OpenedAt }, ""),
            ("asked from", new() { OpenedFrom = one.OpenedAt }, "t-1 t-3"),
            ("asked before", new() { OpenedBefore = one.OpenedAt }, "t-2"),
            (
                "several",
                new()
                {
                    Kinds = TicketQuery.Open,
                    HasAgent = false,
                    Text = "卡纸",
                },
                "t-2"
            ),
            ("the latest first", new() { Order = TicketOrder.LatestOpened }, "t-3 t-1 t-2"),
            ("the latest change first", new() { Order = TicketOrder.LatestChanged }, "t-3 t-1 t-2"),
        ];
        foreach (var (what, query, found) in queries)
            t.Is(found, Ids((await lists.ListAsync(query).ConfigureAwait(false)).Tickets), $"the list of {what}");

        var summary = (await lists.ListAsync(new() { Agent = new("li.wei") }).ConfigureAwait(false)).Tickets[0];
        t.Is(TicketSummary.Of(one, new("response", one.OpenedAt + Duration.FromMinutes(30))), summary, "what a list shows");
        t.Is(
            null,
            (await lists.ListAsync(new() { Kinds = [StateKind.Final] }).ConfigureAwait(false)).Tickets[0].NextDue,
            "what ends never"
        );
        await t.FireAsync(Friday + Duration.FromHours(2)).ConfigureAwait(false);
        t.Is(
            two.OpenedAt + Duration.FromMinutes(30),
            (await lists.ListAsync(new() { Requester = "chen" }).ConfigureAwait(false)).Tickets[0].NextDue?.At,
            "what is late and still due"
        );
    }

    private static async Task A_list_comes_in_parts(Trial t)
    {
        if (t.Store.Queries is not { } lists)
            return;
        for (var i = 0; i < 7; i++)
        {
            var opened = await t.OpenedAsync($"t-{i}", Friday + Duration.FromMinutes(i / 2)).ConfigureAwait(false);
            if (i % 3 == 0)
                await t.CommittedAsync(Cancel(opened)).ConfigureAwait(false);
        }
        foreach (
            var (order, all) in new[]
            {
                (TicketOrder.NextDue, "t-1 t-2 t-4 t-5 t-0 t-3 t-6"),
                (TicketOrder.LatestOpened, "t-6 t-4 t-5 t-2 t-3 t-0 t-1"),
                (TicketOrder.LatestChanged, "t-6 t-4 t-5 t-2 t-3 t-0 t-1"),
            }
        )
            for (var atMost = 1; atMost <= 7; atMost++)
            {
                var (found, query) = (new List<TicketSummary>(), new TicketQuery { Order = order, AtMost = atMost });
                for (var parts = 1; ; parts++)
                {
                    var page = await lists.ListAsync(query).ConfigureAwait(false);
                    found.AddRange(page.Tickets);
                    if (page.Next is null)
                        break;
                    t.Is(true, page.Tickets.Count == atMost && parts <= 7, $"that a part of {atMost} is full");
                    query = query with { After = page.Next };
                }
                t.Is(all, Ids(found), $"the list of {order} in parts of {atMost}");
            }
        try
        {
            await lists.ListAsync(new() { After = "nowhere" }).ConfigureAwait(false);
            t.Is("refused", "accepted", "a place that is none");
        }
        catch (FormatException)
        {
            // So the caller is told.
        }
    }

    private static async Task A_list_shows_what_its_reader_may_see(Trial t)
    {
        if (t.Store.Queries is not { } lists)
            return;
        await ThreeAsync(t).ConfigureAwait(false);
        (string What, Actor Who, string Found)[] readers =
        [
            ("an agent", new("wang.fang", Role.Agent), "t-2 t-1 t-3"),
            ("the requester", new("chen", Role.Requester), "t-2"),
            ("another requester", new("zhao", Role.Requester), ""),
            ("somebody in copy", new("copy", Role.Requester), "t-1"),
            ("somebody who is only told", new("told", Role.Requester), ""),
            ("a colleague", new("wu", new Role("colleague")) { Organisation = "Acme" }, "t-2"),
            ("a vendor", new("li.wei", new Role("vendor")), "t-1"),
            ("one of a team", new("sun.lei", new Role("vendor")) { Teams = [new("voice"), new("network")] }, "t-1"),
            ("a disabled account", new("wang.fang", Role.Agent) { IsEnabled = false }, ""),
        ];
        foreach (var (what, who, found) in readers)
        {
            var query = new TicketQuery { Scope = Workflow.ReadScope(who) };
            t.Is(found, Ids((await lists.ListAsync(query).ConfigureAwait(false)).Tickets), $"the list of {what}");
            t.Is(
                found.Length == 0 ? 0 : found.Split(' ').Length,
                (await lists.CountAsync(query, TicketGroup.All).ConfigureAwait(false))[0].Count,
                $"the count of {what}"
            );
        }
    }

    private static async Task Tickets_are_counted(Trial t)
    {
        if (t.Store.Queries is not { } lists)
            return;
        t.Is("(null, 0)", await CountsAsync(new(), TicketGroup.All).ConfigureAwait(false), "the count of nothing");
        t.Is("", await CountsAsync(new(), TicketGroup.Team).ConfigureAwait(false), "the counts of nothing");
        await ThreeAsync(t).ConfigureAwait(false);
        t.Is("(null, 3)", await CountsAsync(new(), TicketGroup.All).ConfigureAwait(false), "all");
        t.Is("(working, 2) (final, 1)", await CountsAsync(new(), TicketGroup.StateKind).ConfigureAwait(false), "kinds of states");
        t.Is("(open, 2) (cancelled, 1)", await CountsAsync(new(), TicketGroup.State).ConfigureAwait(false), "states");
        t.Is("(null, 2) (network, 1)", await CountsAsync(new(), TicketGroup.Team).ConfigureAwait(false), "teams");
        t.Is("(null, 2) (li.wei, 1)", await CountsAsync(new(), TicketGroup.Agent).ConfigureAwait(false), "agents");
        t.Is("(P1, 3)", await CountsAsync(new(), TicketGroup.Priority).ConfigureAwait(false), "priorities");
        t.Is("(null, 2) (software/login, 1)", await CountsAsync(new(), TicketGroup.Category).ConfigureAwait(false), "categories");
        t.Is("(null, 1)", await CountsAsync(new() { Text = "打印" }, TicketGroup.All).ConfigureAwait(false), "those with a text");

        async Task<string> CountsAsync(TicketQuery query, TicketGroup by) =>
            string.Join(' ', (await lists.CountAsync(query, by).ConfigureAwait(false)).Select(c => $"({c.Key ?? "null"}, {c.Count})"));
    }

    private static async Task A_ticket_is_found_by_its_number(Trial t)
    {
        if (t.Store.Queries is not { } lists)
            return;
        var ticket = await t.OpenedAsync("t-1").ConfigureAwait(false);
        t.Is(ticket.Id, await lists.OfNumberAsync(ticket.Number).ConfigureAwait(false), "the ticket of a number");
        t.Is(null, await lists.OfNumberAsync(new("Nt-2")).ConfigureAwait(false), "the ticket of another number");
    }

    private static async Task A_history_is_what_was_committed(Trial t)
    {
        if (t.Store.History is not { } history)
            return;
        t.Is(0, (await history.EventsAsync(new("t-1")).ConfigureAwait(false)).Count, "the history of nothing");
        var opened = Open("t-1");
        await t.CommittedAsync(opened).ConfigureAwait(false);
        var logged = Log(opened.Ticket, "值 \u2028 \"");
        await t.CommittedAsync(logged).ConfigureAwait(false);
        ValueList<TicketEvent> all = [.. opened.Events, .. logged.Events];
        t.Is(all, await history.EventsAsync(new("t-1")).ConfigureAwait(false), "the history");
        t.Is(logged.Events, await history.EventsAsync(new("t-1"), opened.Ticket.Version).ConfigureAwait(false), "what came after");
        t.Is([all[0]], await history.EventsAsync(new("t-1"), 0, 1).ConfigureAwait(false), "what came first");
        t.Is(logged.Ticket, Workflow.Rebuild(await history.EventsAsync(new("t-1")).ConfigureAwait(false)), "the ticket it makes");
    }

    private static async Task The_feed_gives_every_event_once(Trial t)
    {
        if (t.Store.Feed is not { } feed)
            return;
        t.Is(0, (await feed.FollowAsync(null, 10).ConfigureAwait(false)).Events.Count, "the feed of nothing");
        var (writing, seen, at) = (WritingAsync(), new List<FeedEvent>(), (string?)null);
        var (ofEach, last) = (Log(Open("t").Ticket, "x").Ticket.Version, DateTime.UtcNow + TimeSpan.FromMinutes(5));
        while (seen.Count < 8 * 4 * ofEach && DateTime.UtcNow < last)
        {
            var page = await feed.FollowAsync(at, 7).ConfigureAwait(false);
            t.Is(true, page.Events.Count <= 7, "that a page is no longer than asked for");
            seen.AddRange(page.Events);
            at = page.Next;
            if (page.Events.Count == 0)
                await Task.Delay(10).ConfigureAwait(false);
        }
        await writing.ConfigureAwait(false);
        t.Is(8 * 4 * ofEach, seen.Count, "the number of events");
        foreach (var ticket in seen.GroupBy(e => e.Ticket))
            t.Is(
                string.Join(' ', Enumerable.Range(1, ofEach)),
                string.Join(' ', ticket.Select(e => e.Event.Version)),
                $"the versions of {ticket.Key} in their order"
            );
        var end = await feed.FollowAsync(at, 7).ConfigureAwait(false);
        t.Is((0, at), (end.Events.Count, end.Next), "the feed after its end");

        Task WritingAsync() =>
            Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(writer =>
                        Task.Run(async () =>
                        {
                            for (var i = 0; i < 4; i++)
                                await t.CommittedAsync(Log(await t.OpenedAsync($"t-{writer}-{i}").ConfigureAwait(false), "x"))
                                    .ConfigureAwait(false);
                        })
                    )
            );
    }

    /// <summary>One that a team and a person have, one that somebody asked for, one that has ended.</summary>
    private static async Task<(Ticket One, Ticket Two)> ThreeAsync(Trial t)
    {
        var two = await t.CommittedAsync(
                Workflow
                    .Open(
                        new OpenTicket(new("t-2"), new("Nt-2"), "打印机卡纸")
                        {
                            By = Agent,
                            OnBehalfOf = "chen",
                            Organisation = "Acme",
                            Category = new("software/login"),
                        },
                        Friday - Duration.FromMinutes(1)
                    )
                    .EnsureAccepted()
            )
            .ConfigureAwait(false);
        var one = await t.OpenedAsync("t-1").ConfigureAwait(false);
        foreach (
            var command in new TicketCommand[]
            {
                new AssignTicket(new("network"), new("li.wei")) { By = Agent },
                new TagTicket { By = Agent, Added = ["vip \"1\"", "值"] },
                new WatchTicket("copy") { By = Agent, Sees = WatcherSight.Ticket },
                new WatchTicket("told") { By = Agent },
            }
        )
            one = await t.CommittedAsync(Workflow.Decide(one, command, one.ChangedAt).EnsureAccepted()).ConfigureAwait(false);
        await t.CommittedAsync(Cancel(await t.OpenedAsync("t-3", Friday + Duration.FromMinutes(1)).ConfigureAwait(false)))
            .ConfigureAwait(false);
        return (one, two);
    }

    private static Decision Cancel(Ticket ticket) =>
        Workflow.Decide(ticket, new CancelTicket("not needed") { By = Agent }, ticket.ChangedAt).EnsureAccepted();

    private static string Ids(IEnumerable<TicketSummary> tickets) => string.Join(' ', tickets.Select(s => s.Id.Value));
}
