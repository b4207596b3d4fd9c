using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Testing;

public static partial class StoreConformance
{
    private static readonly Instant Later = Friday + Duration.FromMinutes(1);

    private static async Task Entries_are_read_until_they_are_done(Trial t)
    {
        var decided = Link(await t.OpenedAsync("t-1").ConfigureAwait(false), "t-2");
        await t.CommittedAsync(decided).ConfigureAwait(false);
        var entries = await t.Store.Outbox.ReadAsync(Later, 10).ConfigureAwait(false);
        t.Is(1, entries.Count, "the number of entries");
        t.Is(OutboxEntry.Of(decided)[0], entries[0], "the entry");
        t.Is(Key(decided), await t.ReadAsync(Later).ConfigureAwait(false), "what is read again");
        await t.Store.Outbox.DoneAsync([Key(decided), "never/1/0"]).ConfigureAwait(false);
        t.Is("", await t.ReadAsync(Later).ConfigureAwait(false), "what is read afterwards");
        await t.Store.Outbox.DoneAsync([Key(decided)]).ConfigureAwait(false);
        await t.Store.Outbox.FailedAsync(Key(decided), Later, "late").ConfigureAwait(false);
        t.Is(0, (await t.Store.Backlog.StuckAsync(10).ConfigureAwait(false)).Count, "what is stuck after a failure of what is done");
    }

    private static async Task A_lost_commit_sends_nothing(Trial t)
    {
        var opened = await t.OpenedAsync("t-1").ConfigureAwait(false);
        await t.CommittedAsync(Log(opened, "first"), "c-1").ConfigureAwait(false);
        t.Is(CommitResult.VersionConflict, await t.CommitAsync(Link(opened, "t-2")).ConfigureAwait(false), "the lost race");
        t.Is(
            CommitResult.CommandAlreadyDone,
            await t.CommitAsync(Link((await t.LoadAsync("t-1").ConfigureAwait(false))!, "t-2"), "c-1").ConfigureAwait(false),
            "the repetition"
        );
        t.Is("", await t.ReadAsync(Later).ConfigureAwait(false), "the outbox");
    }

    private static async Task Entries_of_a_ticket_are_read_in_the_order_of_versions(Trial t)
    {
        var tickets = new List<Ticket>();
        for (var i = 1; i <= 3; i++)
            tickets.Add(await t.OpenedAsync($"t-{i}").ConfigureAwait(false));
        for (var round = 0; round < 12; round++)
        for (var i = 0; i < 3; i++)
            tickets[i] = await t.CommittedAsync(Link(tickets[i], $"other-{round}")).ConfigureAwait(false);
        var entries = await t.Store.Outbox.ReadAsync(Later, 100).ConfigureAwait(false);
        t.Is(36, entries.Count, "the number of entries");
        foreach (var ticket in entries.GroupBy(e => e.Ticket))
            t.Is(
                true,
                ticket.Select(e => e.Version).SequenceEqual(ticket.Select(e => e.Version).Order().Distinct()),
                $"that the versions of {ticket.Key} rise"
            );
    }

    private static async Task Nothing_is_read_before_it_is_ready_or_more_than_asked_for(Trial t)
    {
        var first = Link(await t.OpenedAsync("t-1").ConfigureAwait(false), "a", Friday + Duration.FromMinutes(2));
        var second = Link(await t.CommittedAsync(first).ConfigureAwait(false), "b", Friday + Duration.FromMinutes(3));
        var third = Link(await t.CommittedAsync(second).ConfigureAwait(false), "c", Friday + Duration.FromMinutes(4));
        await t.CommittedAsync(third).ConfigureAwait(false);
        t.Is("", await t.ReadAsync(Friday + Duration.FromMinutes(2) - Second).ConfigureAwait(false), "what is ready before the first");
        t.Is(
            Key(first),
            await t.ReadAsync(Friday + Duration.FromMinutes(2) + Second).ConfigureAwait(false),
            "what is ready after the first"
        );
        t.Is($"{Key(first)} {Key(second)}", await t.ReadAsync(Friday + Duration.FromMinutes(5), 2).ConfigureAwait(false), "the first two");
    }

    private static async Task A_notice_waits_until_it_may_leave(Trial t)
    {
        // Friday 08:30; the recipient's hours begin at 09:00.
        var told = Workflow
            .Decide(await t.OpenedAsync("t-1").ConfigureAwait(false), new RecordContact { By = Agent }, Friday)
            .EnsureAccepted();
        await t.CommittedAsync(told).ConfigureAwait(false);
        var nine = Friday + Duration.FromMinutes(30);
        t.Is("", await t.ReadAsync(nine - Second).ConfigureAwait(false), "what is ready before the hours begin");
        t.Is(
            new StoreBacklog { Unsent = 1 },
            await t.Store.Backlog.MeasureAsync(nine - Second).ConfigureAwait(false) with
            {
                OldestDue = null,
            },
            "the backlog before the hours begin"
        );
        var entries = await t.Store.Outbox.ReadAsync(nine, 10).ConfigureAwait(false);
        t.Is(1, entries.Count, "the number of entries when the hours begin");
        t.Is(OutboxEntry.Of(told)[0], entries[0], "the notice");
        t.Is(nine, (await t.Store.Backlog.MeasureAsync(nine + Second).ConfigureAwait(false)).OldestUnsent, "since when it could have left");
    }

    private static async Task An_entry_that_failed_holds_back_its_ticket_alone(Trial t)
    {
        var first = Link(await t.OpenedAsync("t-1").ConfigureAwait(false), "a");
        var second = Link(await t.CommittedAsync(first).ConfigureAwait(false), "b");
        await t.CommittedAsync(second).ConfigureAwait(false);
        var other = Link(await t.OpenedAsync("t-2").ConfigureAwait(false), "c");
        await t.CommittedAsync(other).ConfigureAwait(false);
        await t.Store.Outbox.FailedAsync(Key(first), Later, "no line").ConfigureAwait(false);
        t.Is(Key(other), await t.ReadAsync(Later).ConfigureAwait(false), "what is ready after the failure");
        var again = await t.Store.Outbox.ReadAsync(Later + Duration.FromSeconds(11), 10).ConfigureAwait(false);
        t.Is(
            Key(first),
            string.Join(' ', again.Where(e => e.Ticket.Value == "t-1").Select(e => e.Key)),
            "what is ready of its ticket after the pause"
        );
        t.Is(1, again.Single(e => e.Ticket.Value == "t-1").Attempts, "its attempts");
        await t.Store.Outbox.DoneAsync([Key(first), Key(other)]).ConfigureAwait(false);
        t.Is(Key(second), await t.ReadAsync(Later).ConfigureAwait(false), "what is ready when it is done");
    }

    private static async Task An_entry_that_fails_too_often_is_parked_and_released(Trial t)
    {
        var first = Link(await t.OpenedAsync("t-1").ConfigureAwait(false), "a");
        var second = Link(await t.CommittedAsync(first).ConfigureAwait(false), "b");
        await t.CommittedAsync(second).ConfigureAwait(false);
        var now = Later;
        for (var attempt = 1; attempt <= StuckWork.MostAttempts; attempt++)
        {
            t.Is(Key(first), await t.ReadAsync(now, 1).ConfigureAwait(false), $"what is ready before attempt {attempt}");
            await t.Store.Outbox.FailedAsync(Key(first), now, "no line").ConfigureAwait(false);
            now = (StuckWork.RetryAfter(now, attempt) ?? now) + Second;
        }
        t.Is(Key(second), await t.ReadAsync(now + Duration.FromDays(1)).ConfigureAwait(false), "what is ready when the first is parked");
        var stuck = await t.Store.Backlog.StuckAsync(10).ConfigureAwait(false);
        t.Is(1, stuck.Count, "what is stuck");
        t.Is(
            (Key(first), true, 5, "no line", (Instant?)null),
            (stuck[0].Key, stuck[0].IsOutbox, stuck[0].Attempts, stuck[0].Error, stuck[0].RetryAt),
            "what is parked"
        );
        await t.Store.Backlog.ReleaseAsync(stuck[0]).ConfigureAwait(false);
        t.Is($"{Key(first)} {Key(second)}", await t.ReadAsync(now).ConfigureAwait(false), "what is ready after the release");
    }

    private static async Task The_backlog_is_measured(Trial t)
    {
        t.Is(new StoreBacklog(), await t.Store.Backlog.MeasureAsync(Later).ConfigureAwait(false), "the backlog of an empty store");
        var ticket = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var first = Link(ticket, "a");
        await t.CommittedAsync(first).ConfigureAwait(false);
        var second = Link(first.Ticket, "b");
        await t.CommittedAsync(second).ConfigureAwait(false);
        t.Is(
            new StoreBacklog { OldestUnsent = Friday, Unsent = 2 },
            await t.Store.Backlog.MeasureAsync(Later).ConfigureAwait(false),
            "the backlog of what is not sent"
        );
        await t.Store.Outbox.DoneAsync([Key(first), Key(second)]).ConfigureAwait(false);
        var due = await t.Store.Backlog.MeasureAsync(ticket.WakeUp!.Value + Duration.FromHours(1)).ConfigureAwait(false);
        t.Is(true, due.OldestDue >= ticket.WakeUp && due.OldestDue <= ticket.WakeUp + Second, "that the oldest due work is the ticket's");
        t.Is((0, 0, (Instant?)null), (due.ParkedDue, due.Unsent, due.OldestUnsent), "the rest of the backlog");
    }

    private static string Key(Decision decision) => OutboxEntry.Of(decision)[0].Key;
}
