using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Testing;

public static partial class StoreConformance
{
    private static readonly Actor Officer = new("officer", Role.Lead);

    private static async Task Those_who_name_a_person_are_found(Trial t)
    {
        if (t.Store.Erasure is not { } erasure)
            return;
        await ThreeAsync(t).ConfigureAwait(false);
        (string Account, string Found)[] all =
        [
            ("chen", "t-2"),
            ("li.wei", "t-1"),
            ("copy", "t-1"),
            ("told", "t-1"),
            ("wang.fang", "t-1 t-2 t-3"),
            ("nobody", ""),
            ("li", ""),
        ];
        foreach (var (account, found) in all)
            t.Is(found, Named(await erasure.NamingAsync(account, default, 10).ConfigureAwait(false)), $"what names {account}");
        t.Is("t-1 t-2", Named(await erasure.NamingAsync("wang.fang", default, 2).ConfigureAwait(false)), "the first two");
        t.Is("t-3", Named(await erasure.NamingAsync("wang.fang", new("t-2"), 2).ConfigureAwait(false)), "those after them");

        static string Named(IEnumerable<TicketId> tickets) => string.Join(' ', tickets.Select(i => i.Value));
    }

    private static async Task An_erased_person_is_gone_and_the_ticket_is_rebuilt(Trial t)
    {
        if (t.Store is not { Erasure: { } erasure, History: { } history })
            return;
        var (_, two) = await ThreeAsync(t).ConfigureAwait(false);
        var linked = Link(two, "t-9", Later);
        await t.CommittedAsync(linked).ConfigureAwait(false);
        var shelf = new WorkflowShelf(Workflow);
        var what = new Redaction("chen", "person-1") { AllTexts = true };
        var events = await history.EventsAsync(two.Id).ConfigureAwait(false);
        var unsent = await erasure.UnsentAsync(two.Id).ConfigureAwait(false);
        t.Is(1, unsent.Count, "what of the ticket has not left");
        var commit = new ErasureCommit(shelf.Erase(events, what, Officer, Later), [.. unsent.Select(e => e.Redact(what))]);
        var early = new ErasureCommit(shelf.Erase(events.Take(events.Count - 1), what, Officer, Later), default);

        t.Is(CommitResult.VersionConflict, await erasure.EraseAsync(early).ConfigureAwait(false), "an erasure that comes too late");
        t.Is(linked.Ticket, await t.LoadAsync("t-2").ConfigureAwait(false), "the ticket before");
        t.Is(CommitResult.Committed, await erasure.EraseAsync(commit).ConfigureAwait(false), "the erasure");

        var kept = (await t.LoadAsync("t-2").ConfigureAwait(false))!;
        var after = await history.EventsAsync(two.Id).ConfigureAwait(false);
        t.Is("person-1", kept.Intake.Requester, "the requester");
        t.Is(Redaction.Erased, kept.Intake.Subject, "the subject");
        t.Is((linked.Ticket.Version + 1, true), (kept.Version, after[^1] is PersonErased { By: "officer" }), "the last event");
        t.Is(kept, Workflow.Rebuild(after), "the ticket its history makes");
        t.Is(0, (await erasure.NamingAsync("chen", default, 10).ConfigureAwait(false)).Count, "what names the person still");
        t.Is(Key(linked), await t.ReadAsync(Later + Duration.FromDays(30)).ConfigureAwait(false), "what leaves");
        if (t.Store.Queries is not { } lists)
            return;
        var listed = (await lists.ListAsync(new() { Requester = "person-1" }).ConfigureAwait(false)).Tickets;
        t.Is(1, listed.Count, "what the pseudonym asked for");
        t.Is(TicketSummary.Of(kept, commit.Decision.NextDue), listed[0], "what a list shows");
    }

    private static async Task An_archived_ticket_is_found_and_comes_back(Trial t)
    {
        if (t.Store.Retention is not { } retention)
            return;
        var ended = await t.CommittedAsync(
                Workflow
                    .Decide(
                        await t.OpenedAsync("t-1").ConfigureAwait(false),
                        new CancelTicket("no") { By = Agent, CommandId = "c-1" },
                        Friday + Second
                    )
                    .EnsureAccepted(),
                "c-1"
            )
            .ConfigureAwait(false);
        t.Is(0, await retention.ArchiveAsync(ended.ChangedAt, 10).ConfigureAwait(false), "what changed later");
        t.Is(1, await retention.ArchiveAsync(ended.ChangedAt + Second, 10).ConfigureAwait(false), "what changed before");
        t.Is(0, await retention.ArchiveAsync(ended.ChangedAt + Second, 10).ConfigureAwait(false), "what is left");
        t.Is(ended, await t.LoadAsync("t-1").ConfigureAwait(false), "the ticket in the archive");
        t.Is(
            ended.Version,
            (await t.Store.Tickets.LoadAsync(default, "c-1").ConfigureAwait(false)).Outcome?.Count,
            "the outcome of a command, in the archive"
        );
        t.Is(
            CommitResult.VersionConflict,
            await t.Store.Tickets.CommitAsync(new(0, Open("t-1"))).ConfigureAwait(false),
            "opening what is in the archive"
        );
        var rival = Workflow.Open(new OpenTicket(new("t-2"), ended.Number, "x") { By = Agent }, Friday).EnsureAccepted();
        t.Is(CommitResult.NumberTaken, await t.Store.Tickets.CommitAsync(new(0, rival)).ConfigureAwait(false), "a number of the archive");
        if (t.Store.Queries is { } lists)
        {
            t.Is(0, (await lists.ListAsync(new()).ConfigureAwait(false)).Tickets.Count, "the list");
            t.Is(ended.Id, await lists.OfNumberAsync(ended.Number).ConfigureAwait(false), "the ticket of its number");
        }
        if (t.Store.History is { } history)
            t.Is(ended, Workflow.Rebuild(await history.EventsAsync(ended.Id).ConfigureAwait(false)), "the ticket its history makes");

        var late = Log(ended, "a late word");
        t.Is(
            CommitResult.VersionConflict,
            await t.Store.Tickets.CommitAsync(new(ended.Version - 1, late)).ConfigureAwait(false),
            "a commit on an old version"
        );
        await t.CommittedAsync(late).ConfigureAwait(false);
        t.Is(late.Ticket, await t.LoadAsync("t-1").ConfigureAwait(false), "the ticket that came back");
        if (t.Store.History is { } again)
            t.Is(late.Ticket, Workflow.Rebuild(await again.EventsAsync(ended.Id).ConfigureAwait(false)), "its whole history");
    }

    private static async Task What_is_open_or_unsent_is_not_archived(Trial t)
    {
        if (t.Store.Retention is not { } retention)
            return;
        await t.OpenedAsync("t-1").ConfigureAwait(false);
        var linked = await t.CommittedAsync(Link(await t.OpenedAsync("t-2").ConfigureAwait(false), "a")).ConfigureAwait(false);
        await t.CommittedAsync(Cancel(linked)).ConfigureAwait(false);
        for (var i = 3; i <= 5; i++)
            await t.CommittedAsync(Cancel(await t.OpenedAsync($"t-{i}").ConfigureAwait(false))).ConfigureAwait(false);
        t.Is(2, await retention.ArchiveAsync(Later, 2).ConfigureAwait(false), "no more than asked for");
        t.Is(1, await retention.ArchiveAsync(Later, 2).ConfigureAwait(false), "the rest");
        await t.Store.Outbox.DoneAsync([.. (await t.ReadAsync(Later).ConfigureAwait(false)).Split(' ')]).ConfigureAwait(false);
        t.Is(1, await retention.ArchiveAsync(Later, 2).ConfigureAwait(false), "what has left meanwhile");
    }

    private static async Task A_purged_ticket_is_gone(Trial t)
    {
        if (t.Store.Retention is not { } retention)
            return;
        var ended = await t.CommittedAsync(Cancel(await t.OpenedAsync("t-1").ConfigureAwait(false)), "c-1").ConfigureAwait(false);
        await t.OpenedAsync("t-2").ConfigureAwait(false);
        t.Is(0, await retention.PurgeAsync(Later, 10).ConfigureAwait(false), "what is in no archive");
        await retention.ArchiveAsync(Later, 10).ConfigureAwait(false);
        t.Is(0, await retention.PurgeAsync(ended.ChangedAt, 10).ConfigureAwait(false), "what changed later");
        t.Is(1, await retention.PurgeAsync(Later, 10).ConfigureAwait(false), "what changed before");
        t.Is(null, await t.LoadAsync("t-1").ConfigureAwait(false), "the ticket");
        t.Is(null, (await t.Store.Tickets.LoadAsync(default, "c-1").ConfigureAwait(false)).Outcome, "the outcome of its command");
        t.Is(true, await t.LoadAsync("t-2").ConfigureAwait(false) is not null, "that the other is there");
        t.Is(CommitResult.Committed, await t.Store.Tickets.CommitAsync(new(0, Open("t-1"))).ConfigureAwait(false), "opening it anew");
    }

    private static async Task A_forgotten_command_is_decided_anew(Trial t)
    {
        if (t.Store.Retention is not { } retention)
            return;
        var ticket = await t.OpenedAsync("t-1").ConfigureAwait(false);
        for (var i = 1; i <= 3; i++)
            ticket = await t.CommittedAsync(Log(ticket, "x", $"c-{i}"), $"c-{i}").ConfigureAwait(false);
        t.Is(0, await retention.ForgetCommandsAsync(Friday, 10).ConfigureAwait(false), "what was committed later");
        t.Is(2, await retention.ForgetCommandsAsync(Later, 2).ConfigureAwait(false), "no more than asked for");
        t.Is(1, await retention.ForgetCommandsAsync(Later, 2).ConfigureAwait(false), "the rest");
        t.Is(null, (await t.Store.Tickets.LoadAsync(default, "c-1").ConfigureAwait(false)).Outcome, "the outcome of a command");
        await t.CommittedAsync(Log(ticket, "again", "c-1"), "c-1").ConfigureAwait(false);
    }
}
