using NodaTime;
using SupportWorkflow;
using SupportWorkflow.Desk;
using SupportWorkflow.Profiles;

namespace Outsider;

/// <summary>A board, a projection and a nightly job over the ports of a store, whichever it is.</summary>
internal static class Reading
{
    public static async Task RunAsync()
    {
        Console.WriteLine("A board, a projection and a nightly job");
        var store = new InMemoryTicketStore();
        var workflow = BuiltInProfiles.CallCenter.Compile();
        var agent = new Actor("wang.fang", Role.Agent);
        var now = Instant.FromUtc(2024, 10, 11, 8, 30);
        for (int i = 1; i <= 3; i++)
            await store.CommitAsync(
                new TicketCommit(
                    0,
                    workflow.Open(
                        new OpenTicket(new($"t-{i}"), new($"TS{i}"), "No dial tone")
                        {
                            By = agent,
                            OnBehalfOf = "chen",
                            Impact = "user-blocked",
                        },
                        now + Duration.FromMinutes(i)
                    )
                )
            );

        await BoardAsync(store, store);
        await ProjectionAsync(store);
        await NightAsync(store, now);
        await EraseAsync(store, store, new WorkflowShelf(workflow), now);
    }

    private static async Task BoardAsync(ITicketQueries lists, ITicketHistory history)
    {
        var query = new TicketQuery { Order = TicketOrder.LatestOpened, AtMost = 2 };
        TicketPage page = await lists.ListAsync(query);
        TicketPlace last = query.PlaceOf(page.Tickets[^1]);
        Expect.That(page.Next == last.ToString() && TicketPlace.Parse(page.Next) == last, "a page says where the next one begins");
        Expect.That((await lists.ListAsync(query with { After = page.Next })).Tickets.Count == 1, "and the next one begins there");
        Expect.That((await history.EventsAsync(page.Tickets[0].Id, atMost: 1))[0] is TicketOpened, "a history begins with the opening");
    }

    private static async Task ProjectionAsync(ITicketFeed feed)
    {
        using var stop = new CancellationTokenSource();
        int opened = 0;
        try
        {
            await foreach (FeedPage page in feed.SubscribeAsync(null, TimeProvider.System, TimeSpan.FromMilliseconds(10), stop.Token))
            {
                opened += page.Events.Count(e => e.Event is TicketOpened);
                if (opened == 3)
                    await stop.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // It never ends by itself.
        }
        Expect.That(opened == 3, "a projection sees every ticket opened");
    }

    private static async Task NightAsync(ITicketRetention retention, Instant now) =>
        Expect.That(
            await retention.ArchiveAsync(now + Duration.FromDays(1), 10) == 0
                && await retention.PurgeAsync(now, 10) == 0
                && await retention.ForgetCommandsAsync(now, 10) == 0,
            "nothing that is open is moved or deleted"
        );

    private static async Task EraseAsync(ITicketErasure erasure, ITicketHistory history, WorkflowShelf shelf, Instant now)
    {
        var what = new Redaction("chen", "person-1") { AllTexts = true };
        TicketId ticket = (await erasure.NamingAsync("chen", default, 1))[0];
        Decision erased = shelf.Erase(await history.EventsAsync(ticket), what, new Actor("officer"), now + Duration.FromDays(1));
        CommitResult result = await erasure.EraseAsync(
            new ErasureCommit(erased, [.. (await erasure.UnsentAsync(ticket)).Select(e => e.Redact(what))])
        );
        Expect.That(
            result == CommitResult.Committed && (await erasure.NamingAsync("chen", default, 10)).Count == 2,
            "a person is taken out of a ticket"
        );
    }
}
