using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Testing;

/// <summary>
/// Every promise a ticket store makes, as a check that needs no test framework.
/// A store that passes can carry a desk; none is trusted that does not.
/// </summary>
/// <example><code>
/// public static TheoryData&lt;string&gt; Promises => [.. StoreConformance.Promises];
///
/// [Theory, MemberData(nameof(Promises))]
/// public Task The_store_keeps_its_promises(string promise) => StoreConformance.CheckAsync(promise, NewEmptyStoreAsync);
/// </code></example>
public static partial class StoreConformance
{
    private static readonly TicketWorkflow Workflow = Compile();
    private static readonly Actor Agent = new("wang.fang", Role.Agent);
    private static readonly Instant Friday = Instant.FromUtc(2024, 10, 11, 8, 30);

    private static readonly Dictionary<string, Func<Trial, Task>> Checks = new(StringComparer.Ordinal)
    {
        [nameof(A_ticket_that_is_not_there_is_null)] = A_ticket_that_is_not_there_is_null,
        [nameof(What_was_committed_is_loaded_as_it_was)] = What_was_committed_is_loaded_as_it_was,
        [nameof(A_commit_on_an_old_version_keeps_nothing)] = A_commit_on_an_old_version_keeps_nothing,
        [nameof(A_commit_whose_outbox_is_refused_keeps_nothing)] = A_commit_whose_outbox_is_refused_keeps_nothing,
        [nameof(Opening_what_is_there_keeps_nothing)] = Opening_what_is_there_keeps_nothing,
        [nameof(A_repeated_command_id_keeps_nothing)] = A_repeated_command_id_keeps_nothing,
        [nameof(A_repeated_command_id_is_answered_with_the_first_outcome)] = A_repeated_command_id_is_answered_with_the_first_outcome,
        [nameof(A_command_id_is_found_without_its_ticket)] = A_command_id_is_found_without_its_ticket,
        [nameof(A_lost_race_leaves_the_command_id_free)] = A_lost_race_leaves_the_command_id_free,
        [nameof(Of_many_writers_at_one_version_one_wins)] = Of_many_writers_at_one_version_one_wins,
        [nameof(Of_many_senders_of_one_command_one_wins)] = Of_many_senders_of_one_command_one_wins,
        [nameof(A_cancelled_call_keeps_nothing)] = A_cancelled_call_keeps_nothing,
        [nameof(Nothing_is_claimed_before_its_wake_up)] = Nothing_is_claimed_before_its_wake_up,
        [nameof(A_wake_up_is_kept_within_a_second)] = A_wake_up_is_kept_within_a_second,
        [nameof(The_earliest_is_claimed_first_and_no_more_than_asked_for)] = The_earliest_is_claimed_first_and_no_more_than_asked_for,
        [nameof(What_is_fired_is_committed_with_everything)] = What_is_fired_is_committed_with_everything,
        [nameof(A_ticket_that_is_left_stays_due)] = A_ticket_that_is_left_stays_due,
        [nameof(A_wake_up_that_a_command_moved_is_not_claimed)] = A_wake_up_that_a_command_moved_is_not_claimed,
        [nameof(A_decision_that_throws_harms_no_other)] = A_decision_that_throws_harms_no_other,
        [nameof(Poison_is_backed_off_parked_shown_and_released)] = Poison_is_backed_off_parked_shown_and_released,
        [nameof(A_parked_ticket_that_changes_is_tried_anew)] = A_parked_ticket_that_changes_is_tried_anew,
        [nameof(Many_callers_fire_each_wake_up_once)] = Many_callers_fire_each_wake_up_once,
        [nameof(Firing_and_commands_leave_one_history)] = Firing_and_commands_leave_one_history,
        [nameof(Entries_are_read_until_they_are_done)] = Entries_are_read_until_they_are_done,
        [nameof(A_lost_commit_sends_nothing)] = A_lost_commit_sends_nothing,
        [nameof(Entries_of_a_ticket_are_read_in_the_order_of_versions)] = Entries_of_a_ticket_are_read_in_the_order_of_versions,
        [nameof(Nothing_is_read_before_it_is_ready_or_more_than_asked_for)] = Nothing_is_read_before_it_is_ready_or_more_than_asked_for,
        [nameof(A_notice_waits_until_it_may_leave)] = A_notice_waits_until_it_may_leave,
        [nameof(An_entry_that_failed_holds_back_its_ticket_alone)] = An_entry_that_failed_holds_back_its_ticket_alone,
        [nameof(An_entry_that_fails_too_often_is_parked_and_released)] = An_entry_that_fails_too_often_is_parked_and_released,
        [nameof(The_backlog_is_measured)] = The_backlog_is_measured,
        [nameof(Numbers_are_unique_and_rise_from_one)] = Numbers_are_unique_and_rise_from_one,
        [nameof(The_first_document_of_a_profile_stays)] = The_first_document_of_a_profile_stays,
        [nameof(A_number_that_is_taken_keeps_nothing)] = A_number_that_is_taken_keeps_nothing,
        [nameof(Several_commits_are_each_a_unit)] = Several_commits_are_each_a_unit,
        [nameof(Several_numbers_are_drawn_at_once)] = Several_numbers_are_drawn_at_once,
        [nameof(Stuck_work_comes_in_parts)] = Stuck_work_comes_in_parts,
        [nameof(Of_two_readers_one_is_given_entries)] = Of_two_readers_one_is_given_entries,
        [nameof(The_times_of_a_schedule_follow_one_another)] = The_times_of_a_schedule_follow_one_another,
        [nameof(Of_many_takers_of_a_time_one_wins)] = Of_many_takers_of_a_time_one_wins,
        [nameof(A_time_and_what_comes_of_it_are_one_unit)] = A_time_and_what_comes_of_it_are_one_unit,
        [nameof(A_list_is_narrowed)] = A_list_is_narrowed,
        [nameof(A_list_comes_in_parts)] = A_list_comes_in_parts,
        [nameof(A_list_shows_what_its_reader_may_see)] = A_list_shows_what_its_reader_may_see,
        [nameof(Tickets_are_counted)] = Tickets_are_counted,
        [nameof(A_ticket_is_found_by_its_number)] = A_ticket_is_found_by_its_number,
        [nameof(A_history_is_what_was_committed)] = A_history_is_what_was_committed,
        [nameof(The_feed_gives_every_event_once)] = The_feed_gives_every_event_once,
        [nameof(Those_who_name_a_person_are_found)] = Those_who_name_a_person_are_found,
        [nameof(An_erased_person_is_gone_and_the_ticket_is_rebuilt)] = An_erased_person_is_gone_and_the_ticket_is_rebuilt,
        [nameof(An_archived_ticket_is_found_and_comes_back)] = An_archived_ticket_is_found_and_comes_back,
        [nameof(What_is_open_or_unsent_is_not_archived)] = What_is_open_or_unsent_is_not_archived,
        [nameof(A_purged_ticket_is_gone)] = A_purged_ticket_is_gone,
        [nameof(A_forgotten_command_is_decided_anew)] = A_forgotten_command_is_decided_anew,
    };

    /// <summary>The names of all promises, each a sentence with underscores.</summary>
    public static IReadOnlyList<string> Promises { get; } = [.. Checks.Keys];

    /// <summary>Checks one promise. One about a port that the store is without is kept by any store.</summary>
    /// <param name="promise">One of <see cref="Promises"/>.</param>
    /// <param name="newStore">Makes a store that holds nothing; asked once.</param>
    /// <param name="setting">How its processes are arranged; all but the first ask for <see cref="StoreParts.Another"/>.</param>
    /// <exception cref="StorePromiseBrokenException">It is not kept; the message says what was found.</exception>
    /// <exception cref="ArgumentException">There is no such promise.</exception>
    public static async Task CheckAsync(string promise, Func<Task<StoreParts>> newStore, StoreSetting setting = StoreSetting.OneProcess)
    {
        ArgumentNullException.ThrowIfNull(promise);
        ArgumentNullException.ThrowIfNull(newStore);
        if (!Checks.TryGetValue(promise, out var check))
            throw new ArgumentException($"There is no promise '{promise}'.", nameof(promise));
        var store = await newStore().ConfigureAwait(false);
        var arranged = new ArrangedStore(store, setting);
        try
        {
            await check(new(promise, setting == StoreSetting.OneProcess ? store : arranged.Parts)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not StorePromiseBrokenException)
        {
            throw new StorePromiseBrokenException(promise, $"{e.GetType().Name}: {e.Message}", e);
        }
        finally
        {
            await arranged.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>A profile of its own: what the built-in ones come to say changes nothing here.</summary>
    private static TicketWorkflow Compile()
    {
        using var profile = typeof(StoreConformance).Assembly.GetManifestResourceStream("conformance.profile.json")!;
        var utf8 = new byte[profile.Length];
        profile.ReadExactly(utf8);
        return WorkflowProfile.Parse(utf8).Compile();
    }

    private static Decision Open(string id, Instant? at = null) =>
        Workflow.Open(new OpenTicket(new(id), new("N" + id), "No dial tone") { By = Agent }, at ?? Friday).EnsureAccepted();

    private static Decision Log(Ticket ticket, string text, string? commandId = null) =>
        Workflow.Decide(ticket, new LogWork(text) { By = Agent, CommandId = commandId }, ticket.ChangedAt).EnsureAccepted();

    private static Decision Link(Ticket ticket, string other, Instant? at = null) =>
        Workflow.Decide(ticket, new LinkTicket(new(other), "related") { By = Agent }, at ?? ticket.ChangedAt).EnsureAccepted();

    private static Func<Ticket, Decision?> Advance(Instant now) => ticket => Workflow.Advance(ticket, now);

    /// <summary>One promise, checked on one store.</summary>
    private sealed class Trial(string promise, StoreParts store)
    {
        public StoreParts Store => store;

        public void Is<T>(T expected, T found, string what)
        {
            if (!EqualityComparer<T>.Default.Equals(expected, found))
                throw new StorePromiseBrokenException(promise, $"{what} is {Show(found)}, not {Show(expected)}.");
        }

        public async Task<Ticket> OpenedAsync(string id, Instant? at = null)
        {
            var opened = Open(id, at);
            Is(CommitResult.Committed, await store.Tickets.CommitAsync(new(0, opened)).ConfigureAwait(false), "opening");
            return opened.Ticket;
        }

        public async Task<Ticket> CommittedAsync(Decision decision, string? commandId = null)
        {
            Is(CommitResult.Committed, await CommitAsync(decision, commandId).ConfigureAwait(false), "the commit");
            return decision.Ticket;
        }

        public Task<CommitResult> CommitAsync(Decision decision, string? commandId = null) =>
            store.Tickets.CommitAsync(new(decision.Ticket.Version - decision.Events.Count, decision, commandId));

        public async Task<Ticket?> LoadAsync(string id) => (await store.Tickets.LoadAsync(new(id)).ConfigureAwait(false)).Ticket;

        public Task<DueBatch> FireAsync(Instant now, Func<Ticket, Decision?>? decide = null, int atMost = 100) =>
            store.Tickets.FireDueAsync(now, atMost, decide ?? Advance(now));

        public async Task<string> ReadAsync(Instant now, int atMost = 100) =>
            string.Join(' ', (await store.Outbox.ReadAsync(now, atMost).ConfigureAwait(false)).Select(e => e.Key));

        private static string Show<T>(T value) =>
            value switch
            {
                null => "nothing",
                Ticket ticket => $"ticket {ticket.Id} at version {ticket.Version}",
                _ => $"'{value}'",
            };
    }
}
