using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Testing;

public static partial class StoreConformance
{
    private static async Task A_ticket_that_is_not_there_is_null(Trial t)
    {
        var loaded = await t.Store.Tickets.LoadAsync(new("t-1"), "c-1").ConfigureAwait(false);
        t.Is(null, loaded.Ticket, "the ticket");
        t.Is(null, loaded.Outcome, "the outcome");
    }

    private static async Task What_was_committed_is_loaded_as_it_was(Trial t)
    {
        var ticket = await t.OpenedAsync("t-1").ConfigureAwait(false);
        t.Is(ticket, await t.LoadAsync("t-1").ConfigureAwait(false), "the opened ticket");
        ticket = await t.CommittedAsync(Log(ticket, "looked")).ConfigureAwait(false);
        var loaded = await t.LoadAsync("t-1").ConfigureAwait(false);
        t.Is(ticket, loaded, "the changed ticket");
        t.Is(ticket.WakeUp, loaded!.WakeUp, "its wake-up");
        t.Is(null, await t.LoadAsync("t-2").ConfigureAwait(false), "another ticket");
    }

    private static async Task A_commit_on_an_old_version_keeps_nothing(Trial t)
    {
        var opened = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var first = await t.CommittedAsync(Log(opened, "first")).ConfigureAwait(false);
        t.Is(CommitResult.VersionConflict, await t.CommitAsync(Log(opened, "second"), "c-2").ConfigureAwait(false), "the second commit");
        t.Is(first, await t.LoadAsync("t-1").ConfigureAwait(false), "the ticket");
        t.Is(
            CommitResult.VersionConflict,
            await t.Store.Tickets.CommitAsync(new(99, Log(first, "third"))).ConfigureAwait(false),
            "a commit on a version to come"
        );
        t.Is(
            CommitResult.VersionConflict,
            await t.CommitAsync(Log(Open("t-2").Ticket, "nobody")).ConfigureAwait(false),
            "a commit on a ticket that is not there"
        );
        t.Is(null, await t.LoadAsync("t-2").ConfigureAwait(false), "the ticket that is not there");
    }

    private static async Task A_commit_whose_outbox_is_refused_keeps_nothing(Trial t)
    {
        var opened = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var linked = Link(opened, "t-2");
        var kept = true;
        try
        {
            kept = await t.CommitAsync(Doubled(linked), "c-1").ConfigureAwait(false) == CommitResult.Committed;
        }
#pragma warning disable CA1031 // What it throws when two entries have one key is the store's affair.
        catch (Exception)
#pragma warning restore CA1031
        {
            kept = false;
        }
        t.Is(false, kept, "whether two entries of one key were kept");
        t.Is(opened, await t.LoadAsync("t-1").ConfigureAwait(false), "the ticket");
        t.Is(null, (await t.Store.Tickets.LoadAsync(new("t-1"), "c-1").ConfigureAwait(false)).Outcome, "the outcome");
        t.Is("", await t.ReadAsync(Later).ConfigureAwait(false), "the outbox");
        await t.CommittedAsync(linked, "c-1").ConfigureAwait(false);
        t.Is(Key(linked), await t.ReadAsync(Later).ConfigureAwait(false), "the outbox after a commit that is right");
    }

    /// <summary>A decision, spoilt: its follow-up is in it twice. No decision of the library is like that.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "A decision has a converter of its own.")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A decision has a converter of its own.")]
    private static Decision Doubled(Decision decision)
    {
        var json = JsonSerializer.SerializeToNode(decision)!;
        var followUps = json["followUps"]!.AsArray();
        followUps.Add(followUps[0]!.DeepClone());
        return json.Deserialize<Decision>()!;
    }

    private static async Task Opening_what_is_there_keeps_nothing(Trial t)
    {
        var opened = await t.OpenedAsync("t-1").ConfigureAwait(false);
        t.Is(
            CommitResult.VersionConflict,
            await t.Store.Tickets.CommitAsync(new(0, Open("t-1", Friday + Duration.FromHours(1)))).ConfigureAwait(false),
            "the second opening"
        );
        t.Is(opened, await t.LoadAsync("t-1").ConfigureAwait(false), "the ticket");
    }

    private static async Task A_repeated_command_id_keeps_nothing(Trial t)
    {
        var opened = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var first = await t.CommittedAsync(Log(opened, "once", "c-1"), "c-1").ConfigureAwait(false);
        t.Is(
            CommitResult.CommandAlreadyDone,
            await t.CommitAsync(Log(first, "twice", "c-1"), "c-1").ConfigureAwait(false),
            "the repetition"
        );
        t.Is(
            CommitResult.CommandAlreadyDone,
            await t.CommitAsync(Log(opened, "late", "c-1"), "c-1").ConfigureAwait(false),
            "the repetition on an old version"
        );
        t.Is(
            CommitResult.CommandAlreadyDone,
            await t.Store.Tickets.CommitAsync(new(0, Open("t-2"), "c-1")).ConfigureAwait(false),
            "the repetition on another ticket"
        );
        t.Is(first, await t.LoadAsync("t-1").ConfigureAwait(false), "the ticket");
        t.Is(null, await t.LoadAsync("t-2").ConfigureAwait(false), "the other ticket");
    }

    private static async Task A_repeated_command_id_is_answered_with_the_first_outcome(Trial t)
    {
        var opened = Open("t-1");
        await t.CommittedAsync(opened).ConfigureAwait(false);
        var first = Log(opened.Ticket, "once", "c-1");
        await t.CommittedAsync(first, "c-1").ConfigureAwait(false);
        var later = await t.CommittedAsync(Log(first.Ticket, "later"), "c-2").ConfigureAwait(false);
        var loaded = await t.Store.Tickets.LoadAsync(new("t-1"), "c-1").ConfigureAwait(false);
        t.Is(later, loaded.Ticket, "the ticket");
        t.Is<ValueList<TicketEvent>>([.. opened.Events, .. first.Events], loaded.Outcome ?? default, "the history up to the first outcome");
        t.Is(first.Events[0].Version, loaded.OutcomeFrom, "the version the outcome begins with");
        t.Is(null, (await t.Store.Tickets.LoadAsync(new("t-1"), "c-3").ConfigureAwait(false)).Outcome, "the outcome of an id never sent");
    }

    private static async Task A_command_id_is_found_without_its_ticket(Trial t)
    {
        var opened = Open("t-1");
        await t.CommittedAsync(opened, "c-1").ConfigureAwait(false);
        var loaded = await t.Store.Tickets.LoadAsync(default, "c-1").ConfigureAwait(false);
        t.Is(null, loaded.Ticket, "the ticket nobody asked for");
        t.Is(opened.Events, loaded.Outcome ?? default, "the outcome");
        t.Is(1, loaded.OutcomeFrom, "the version the outcome begins with");
        t.Is(
            opened.Events,
            (await t.Store.Tickets.LoadAsync(new("t-2"), "c-1").ConfigureAwait(false)).Outcome ?? default,
            "the outcome, another ticket asked for"
        );
    }

    private static async Task A_lost_race_leaves_the_command_id_free(Trial t)
    {
        var opened = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var first = await t.CommittedAsync(Log(opened, "first")).ConfigureAwait(false);
        t.Is(CommitResult.VersionConflict, await t.CommitAsync(Log(opened, "second", "c-2"), "c-2").ConfigureAwait(false), "the lost race");
        t.Is(null, (await t.Store.Tickets.LoadAsync(new("t-1"), "c-2").ConfigureAwait(false)).Outcome, "the outcome");
        t.Is(CommitResult.Committed, await t.CommitAsync(Log(first, "second", "c-2"), "c-2").ConfigureAwait(false), "the second attempt");
    }

    private static async Task Of_many_writers_at_one_version_one_wins(Trial t)
    {
        var opened = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var rivals = Enumerable.Range(0, 32).Select(i => Log(opened, $"writer {i}")).ToList();
        var results = await Task.WhenAll(rivals.Select(rival => Task.Run(() => t.CommitAsync(rival)))).ConfigureAwait(false);
        t.Is(1, results.Count(r => r == CommitResult.Committed), "the number of winners");
        t.Is(31, results.Count(r => r == CommitResult.VersionConflict), "the number of conflicts");
        t.Is(rivals[Array.IndexOf(results, CommitResult.Committed)].Ticket, await t.LoadAsync("t-1").ConfigureAwait(false), "the ticket");
    }

    private static async Task Of_many_senders_of_one_command_one_wins(Trial t)
    {
        // Each on a ticket of its own: no version stands in the way, only the command id does.
        var tickets = new List<Ticket>();
        for (var i = 0; i < 32; i++)
            tickets.Add(await t.OpenedAsync($"t-{i}").ConfigureAwait(false));
        var results = await Task.WhenAll(tickets.Select(ticket => Task.Run(() => t.CommitAsync(Log(ticket, "once", "c-1"), "c-1"))))
            .ConfigureAwait(false);
        t.Is(1, results.Count(r => r == CommitResult.Committed), "the number of winners");
        t.Is(31, results.Count(r => r == CommitResult.CommandAlreadyDone), "the number of repetitions");
    }

    private static async Task A_cancelled_call_keeps_nothing(Trial t)
    {
        var opened = await t.OpenedAsync("t-1").ConfigureAwait(false);
        var cancelled = new CancellationToken(canceled: true);
        await Cancelled(() => t.Store.Tickets.CommitAsync(new(opened.Version, Log(opened, "never"), "c-1"), cancelled))
            .ConfigureAwait(false);
        await Cancelled(() => t.Store.Tickets.LoadAsync(new("t-1"), null, cancelled)).ConfigureAwait(false);
        await Cancelled(() =>
                t.Store.Tickets.FireDueAsync(opened.WakeUp!.Value + Duration.FromSeconds(1), 1, Advance(opened.WakeUp!.Value), cancelled)
            )
            .ConfigureAwait(false);
        t.Is(opened, await t.LoadAsync("t-1").ConfigureAwait(false), "the ticket");
        t.Is(CommitResult.Committed, await t.CommitAsync(Log(opened, "now"), "c-1").ConfigureAwait(false), "the same command afterwards");

        async Task Cancelled(Func<Task> call)
        {
            try
            {
                await call().ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            t.Is("cancelled", "completed", "a cancelled call");
        }
    }

    private static async Task Numbers_are_unique_and_rise_from_one(Trial t)
    {
        var drawn = await Task.WhenAll(
                Enumerable
                    .Range(0, 8)
                    .Select(_ =>
                        Task.Run(async () =>
                        {
                            var mine = new List<long>();
                            for (var i = 0; i < 25; i++)
                                mine.Add(await t.Store.Numbers.NextAsync("TS20241011").ConfigureAwait(false));
                            return mine;
                        })
                    )
            )
            .ConfigureAwait(false);
        t.Is(1, drawn.SelectMany(n => n).Min(), "the first number");
        t.Is(200, drawn.SelectMany(n => n).Distinct().Count(), "the number of different numbers");
        t.Is(true, drawn.All(mine => mine.SequenceEqual(mine.Order())), "that they rise");
        t.Is(1, await t.Store.Numbers.NextAsync("TS20241012").ConfigureAwait(false), "the first number of another series");
    }

    private static async Task The_first_document_of_a_profile_stays(Trial t)
    {
        var version = new ProfileVersion("acme", "1");
        t.Is(null, await t.Store.Profiles.FindAsync(version).ConfigureAwait(false), "the document nobody gave");
        t.Is(
            "{ \"name\": \"值\" }",
            await t.Store.Profiles.KeepAsync(version, "{ \"name\": \"值\" }").ConfigureAwait(false),
            "the first document"
        );
        t.Is(
            "{ \"name\": \"值\" }",
            await t.Store.Profiles.KeepAsync(version, "{}").ConfigureAwait(false),
            "what is kept when another comes"
        );
        t.Is("{ \"name\": \"值\" }", await t.Store.Profiles.FindAsync(version).ConfigureAwait(false), "what is found");
        t.Is("{}", await t.Store.Profiles.KeepAsync(new("acme", "2"), "{}").ConfigureAwait(false), "another version");
    }
}
