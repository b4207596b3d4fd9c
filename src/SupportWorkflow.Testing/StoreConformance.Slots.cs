using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Testing;

public static partial class StoreConformance
{
    private static readonly Instant NineOClock = Instant.FromUtc(2024, 10, 11, 1, 0);

    private static async Task The_times_of_a_schedule_follow_one_another(Trial t)
    {
        if (t.Store.Slots is not { } slots)
            return;
        t.Is(null, await slots.LastAsync("check").ConfigureAwait(false), "the latest time of a new schedule");
        t.Is(true, await slots.TakeAsync("check", null, NineOClock, []).ConfigureAwait(false), "whether the first is taken");
        t.Is(NineOClock, await slots.LastAsync("check").ConfigureAwait(false), "the latest time");
        t.Is(false, await slots.TakeAsync("check", null, Later, []).ConfigureAwait(false), "whether it is first once more");
        t.Is(false, await slots.TakeAsync("check", Friday, Later, []).ConfigureAwait(false), "whether one follows what was not the latest");
        t.Is(NineOClock, await slots.LastAsync("check").ConfigureAwait(false), "the latest time after that");
        t.Is(true, await slots.TakeAsync("check", NineOClock, Later, []).ConfigureAwait(false), "whether the next is taken");
        t.Is(Later, await slots.LastAsync("check").ConfigureAwait(false), "the latest time then");
        t.Is(null, await slots.LastAsync("another").ConfigureAwait(false), "the latest time of another schedule");
    }

    private static async Task Of_many_takers_of_a_time_one_wins(Trial t)
    {
        if (t.Store.Slots is not { } slots)
            return;
        foreach (var (after, slot) in (IReadOnlyList<(Instant?, Instant)>)[(null, NineOClock), (NineOClock, Later)])
        {
            var taken = await Task.WhenAll(
                    Enumerable.Range(0, 16).Select(i => Task.Run(() => slots.TakeAsync("check", after, slot, [Entry(slot, i)])))
                )
                .ConfigureAwait(false);
            t.Is(1, taken.Count(won => won), "how many have taken it");
            var sent = await t.Store.Outbox.ReadAsync(Later, 100).ConfigureAwait(false);
            t.Is(1, sent.Count, "how many entries are sent");
            await t.Store.Outbox.DoneAsync([sent[0].Key]).ConfigureAwait(false);
        }
    }

    private static async Task A_time_and_what_comes_of_it_are_one_unit(Trial t)
    {
        if (t.Store.Slots is not { } slots)
            return;
        var entries = Enumerable.Range(0, 3).Select(i => Entry(NineOClock, i)).ToList();
        t.Is(true, await slots.TakeAsync("check", null, NineOClock, entries).ConfigureAwait(false), "whether it is taken");
        var read = await t.Store.Outbox.ReadAsync(NineOClock, 10).ConfigureAwait(false);
        t.Is(true, read.SequenceEqual(entries), "that the entries are read in their order");
        // An entry of that key is there: neither it nor the time is kept.
        try
        {
            await slots.TakeAsync("check", NineOClock, Later, [Entry(Later, 7), entries[0]]).ConfigureAwait(false);
            t.Is("refused", "kept", "an entry that is there already");
        }
        catch (Exception e) when (e is not StorePromiseBrokenException)
        {
            t.Is(NineOClock, await slots.LastAsync("check").ConfigureAwait(false), "the latest time after what was refused");
        }
        t.Is(3, (await t.Store.Outbox.ReadAsync(Later, 10).ConfigureAwait(false)).Count, "how many entries there are");
    }

    /// <summary>Something that leaves, of no ticket.</summary>
    private static OutboxEntry Entry(Instant slot, int place) =>
        OutboxEntry.Of(Link(Open("t-1").Ticket, "t-2"))[0] with
        {
            Key = $"desk/check/{slot}/{place}",
            Ticket = new("desk/check"),
            Version = 0,
            Place = place,
            ReadyAt = slot,
        };
}
