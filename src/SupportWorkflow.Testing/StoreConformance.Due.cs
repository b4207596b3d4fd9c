using System.Collections.Concurrent;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Testing;

public static partial class StoreConformance
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    private static async Task Nothing_is_claimed_before_its_wake_up(Trial t)
    {
        var ticket = await t.OpenedAsync("t-1", Friday + Duration.FromNanoseconds(123_456_789)).ConfigureAwait(false);
        var early = await t.FireAsync(ticket.WakeUp!.Value - Duration.Epsilon).ConfigureAwait(false);
        t.Is((0, 0, 0), (early.Fired, early.Failed, early.Left), "what was claimed a nanosecond before the wake-up");
        t.Is(true, early.NextDue >= ticket.WakeUp, "that the next wake-up lies ahead");
        t.Is(0, (await t.FireAsync(Friday).ConfigureAwait(false)).Fired, "what was claimed at the opening");
    }

    private static async Task A_wake_up_is_kept_within_a_second(Trial t)
    {
        var ticket = await t.OpenedAsync("t-1", Friday + Duration.FromNanoseconds(123_456_789)).ConfigureAwait(false);
        t.Is(
            1,
            (await t.FireAsync(ticket.WakeUp!.Value + Second).ConfigureAwait(false)).Fired,
            "what was fired a second after the wake-up"
        );
    }

    private static async Task The_earliest_is_claimed_first_and_no_more_than_asked_for(Trial t)
    {
        foreach (var i in (int[])[3, 1, 5, 2, 4])
            await t.OpenedAsync($"t-{i}", Friday + Duration.FromMinutes(i)).ConfigureAwait(false);
        var now = Friday + Duration.FromMinutes(18); // Wake-ups are 15 minutes after the openings: three are due.
        var order = new List<string>();
        var first = await t.FireAsync(now, Decide, atMost: 2).ConfigureAwait(false);
        t.Is("t-1 t-2", string.Join(' ', order), "what was claimed first");
        t.Is(true, first.NextDue <= now, "that there is more");
        var second = await t.FireAsync(now, Decide, atMost: 2).ConfigureAwait(false);
        t.Is("t-1 t-2 t-3", string.Join(' ', order), "what was claimed in both calls");
        t.Is((2, 1), (first.Fired, second.Fired), "what was fired");
        t.Is(
            true,
            second.NextDue is { } next && next >= now + Duration.FromMinutes(1) && next <= now + Duration.FromMinutes(1) + Second,
            "that t-4 is next"
        );
        t.Is(0, (await t.FireAsync(now, Decide).ConfigureAwait(false)).Fired, "what was fired in a third call");

        Decision? Decide(Ticket ticket)
        {
            order.Add(ticket.Id.Value);
            return Workflow.Advance(ticket, now);
        }
    }

    private static async Task What_is_fired_is_committed_with_everything(Trial t)
    {
        var ticket = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var now = ticket.WakeUp!.Value + Second;
        var decided = Link(ticket, "t-2", now);
        t.Is(1, (await t.FireAsync(now, _ => decided).ConfigureAwait(false)).Fired, "what was fired");
        t.Is(decided.Ticket, await t.LoadAsync("t-1").ConfigureAwait(false), "the ticket");
        t.Is(decided.FollowUps[0].Command.CommandId, await t.ReadAsync(now).ConfigureAwait(false), "the outbox");
        t.Is(0, (await t.FireAsync(now).ConfigureAwait(false)).Fired, "what was fired again");
        t.Is(1, (await t.FireAsync(decided.WakeUp!.Value + Second).ConfigureAwait(false)).Fired, "what was fired at the next wake-up");
        var last = (await t.LoadAsync("t-1").ConfigureAwait(false))!;
        await t.CommittedAsync(Log(last, "end"), "c-end").ConfigureAwait(false);
        var history = (await t.Store.Tickets.LoadAsync(new("t-1"), "c-end").ConfigureAwait(false)).Outcome ?? default;
        t.Is(await t.LoadAsync("t-1").ConfigureAwait(false), Workflow.Rebuild(history), "the ticket its history makes");
    }

    private static async Task A_ticket_that_is_left_stays_due(Trial t)
    {
        var ticket = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var now = ticket.WakeUp!.Value + Second;
        var left = await t.FireAsync(now, _ => null).ConfigureAwait(false);
        t.Is((0, 0, 1), (left.Fired, left.Failed, left.Left), "fired, failed and left");
        t.Is(ticket, await t.LoadAsync("t-1").ConfigureAwait(false), "the ticket");
        t.Is(0, (await t.Store.Backlog.StuckAsync(10).ConfigureAwait(false)).Count, "the number of stuck tickets");
        t.Is(1, (await t.FireAsync(now).ConfigureAwait(false)).Fired, "what was fired afterwards");
    }

    private static async Task A_wake_up_that_a_command_moved_is_not_claimed(Trial t)
    {
        var ticket = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var contacted = Workflow.Decide(ticket, new RecordContact { By = Agent }, Friday + Second).EnsureAccepted();
        await t.CommittedAsync(contacted).ConfigureAwait(false);
        t.Is(true, contacted.WakeUp > ticket.WakeUp + Second, "that the contact moved the wake-up");
        t.Is(0, (await t.FireAsync(ticket.WakeUp!.Value + Second).ConfigureAwait(false)).Fired, "what was fired at the old wake-up");
        var cancelled = Workflow
            .Decide(contacted.Ticket, new CancelTicket("It works again.") { By = Agent }, Friday + 2 * Second)
            .EnsureAccepted();
        await t.CommittedAsync(cancelled).ConfigureAwait(false);
        var after = await t.FireAsync(contacted.WakeUp!.Value + Duration.FromDays(1), _ =>
                throw new InvalidOperationException("It is cancelled.")
            )
            .ConfigureAwait(false);
        t.Is((0, 0), (after.Fired, after.Failed), "what was claimed of a cancelled ticket");
        t.Is(cancelled.WakeUp is null, after.NextDue is null, "that nothing is next");
    }

    private static async Task A_decision_that_throws_harms_no_other(Trial t)
    {
        for (var i = 1; i <= 3; i++)
            await t.OpenedAsync($"t-{i}", Friday + Duration.FromMinutes(i)).ConfigureAwait(false);
        var (bad, now) = ((await t.LoadAsync("t-2").ConfigureAwait(false))!, Friday + Duration.FromMinutes(20));
        var batch = await t.FireAsync(now, Poison("t-2", now)).ConfigureAwait(false);
        t.Is((2, 1), (batch.Fired, batch.Failed), "fired and failed");
        t.Is(bad, await t.LoadAsync("t-2").ConfigureAwait(false), "the ticket that failed");
        t.Is(true, batch.NextDue <= now + Duration.FromSeconds(11), "that the next attempt is next");
    }

    private static async Task Poison_is_backed_off_parked_shown_and_released(Trial t)
    {
        var ticket = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var now = ticket.WakeUp!.Value + Second;
        Duration[] pauses = [Duration.FromSeconds(10), Duration.FromMinutes(1), Duration.FromMinutes(10), Duration.FromHours(1)];
        for (var attempt = 1; attempt <= StuckWork.MostAttempts; attempt++)
        {
            t.Is(1, (await t.FireAsync(now, Poison("t-1", now)).ConfigureAwait(false)).Failed, $"failures in attempt {attempt}");
            var stuck = await t.Store.Backlog.StuckAsync(10).ConfigureAwait(false);
            t.Is(1, stuck.Count, "the number of stuck tickets");
            t.Is((attempt, false, new TicketId("t-1")), (stuck[0].Attempts, stuck[0].IsOutbox, stuck[0].Ticket), "what is stuck");
            t.Is(true, stuck[0].Error.Contains("poison", StringComparison.OrdinalIgnoreCase), "that the error is shown");
            t.Is(attempt == StuckWork.MostAttempts, stuck[0].RetryAt is null, "that it is parked");
            t.Is(0, (await t.FireAsync(now).ConfigureAwait(false)).Fired, "what was fired before the pause was over");
            if (attempt < StuckWork.MostAttempts)
                now += pauses[attempt - 1] + Second;
        }
        t.Is(1, (await t.Store.Backlog.MeasureAsync(now).ConfigureAwait(false)).ParkedDue, "the number of parked tickets");
        var later = await t.FireAsync(now + Duration.FromDays(30)).ConfigureAwait(false);
        t.Is((0, false), (later.Fired, later.NextDue is not null), "what was fired while parked, and whether something is next");
        await t.Store.Backlog.ReleaseAsync((await t.Store.Backlog.StuckAsync(10).ConfigureAwait(false))[0]).ConfigureAwait(false);
        t.Is(0, (await t.Store.Backlog.StuckAsync(10).ConfigureAwait(false)).Count, "the number of stuck tickets after the release");
        t.Is(1, (await t.FireAsync(now).ConfigureAwait(false)).Fired, "what was fired after the release");
    }

    private static async Task A_parked_ticket_that_changes_is_tried_anew(Trial t)
    {
        var ticket = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var now = ticket.WakeUp!.Value;
        for (var attempt = 1; attempt <= StuckWork.MostAttempts; attempt++)
            await t.FireAsync(now += Duration.FromHours(2), Poison("t-1", now)).ConfigureAwait(false);
        t.Is(0, (await t.FireAsync(now).ConfigureAwait(false)).Fired, "what was fired while parked");
        await t.CommittedAsync(Log(ticket, "repaired")).ConfigureAwait(false);
        t.Is(1, (await t.FireAsync(now).ConfigureAwait(false)).Fired, "what was fired after the change");
    }

    private static async Task Many_callers_fire_each_wake_up_once(Trial t)
    {
        for (var i = 0; i < 100; i++)
            await t.OpenedAsync($"t-{i}").ConfigureAwait(false);
        var (now, decided) = (Friday + Duration.FromMinutes(16), new ConcurrentBag<string>());
        await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(_ =>
                        Task.Run(async () =>
                        {
                            while (
                                (
                                    await t.FireAsync(now, atMost: 7, decide: ticket =>
                                        {
                                            decided.Add(ticket.Id.Value);
                                            return Workflow.Advance(ticket, now);
                                        })
                                        .ConfigureAwait(false)
                                ).Fired > 0
                            ) { }
                        })
                    )
            )
            .ConfigureAwait(false);
        while ((await t.FireAsync(now).ConfigureAwait(false)).Fired > 0) { }
        t.Is(100, decided.Distinct().Count(), "the number of tickets decided");
        for (var i = 0; i < 100; i++)
        {
            var ticket = (await t.LoadAsync($"t-{i}").ConfigureAwait(false))!;
            t.Is(Workflow.Advance(Open($"t-{i}").Ticket, now).Ticket, ticket, "a ticket fired once");
        }
    }

    private static async Task Firing_and_commands_leave_one_history(Trial t)
    {
        var ticket = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var (now, committed) = (Friday + Duration.FromHours(5), 0);
        await Task.WhenAll(
                Task.Run(async () =>
                {
                    for (var i = 0; i < 50; i++)
                        await t.FireAsync(Friday + Duration.FromMinutes(4 * i)).ConfigureAwait(false);
                }),
                Task.Run(async () =>
                {
                    for (var i = 0; i < 200; i++)
                    {
                        var loaded = (await t.LoadAsync("t-1").ConfigureAwait(false))!;
                        if (
                            await t.CommitAsync(Log(loaded, $"log {i}", $"c-{i}"), $"c-{i}").ConfigureAwait(false) == CommitResult.Committed
                        )
                            committed++;
                    }
                })
            )
            .ConfigureAwait(false);
        await t.FireAsync(now).ConfigureAwait(false);
        var last = (await t.LoadAsync("t-1").ConfigureAwait(false))!;
        await t.CommittedAsync(Log(last, "end"), "c-end").ConfigureAwait(false);
        var history = (await t.Store.Tickets.LoadAsync(new("t-1"), "c-end").ConfigureAwait(false)).Outcome ?? default;
        t.Is(true, history.Select(e => e.Version).SequenceEqual(Enumerable.Range(1, history.Count)), "that the versions have no gap");
        t.Is(committed + 1, history.Count(e => e is WorkLogged), "the number of logs");
        t.Is(await t.LoadAsync("t-1").ConfigureAwait(false), Workflow.Rebuild(history), "the ticket its history makes");
        t.Is(6, history.Count(e => e is ClockPointReached), "the number of points raised");
    }

    private static Func<Ticket, Decision?> Poison(string id, Instant now) =>
        ticket => ticket.Id.Value == id ? throw new InvalidOperationException("This is poison.") : Workflow.Advance(ticket, now);
}
