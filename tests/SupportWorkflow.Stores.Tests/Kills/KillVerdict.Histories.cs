using NodaTime;
using SupportWorkflow.Desk;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Stores.Kills;

internal sealed partial class KillVerdict
{
    private static readonly WorkflowShelf Shelf = new(CallCenter);

    /// <summary>A history has every version once, makes the ticket that is kept, and is what the rules make of its commands and of the
    /// passing of time.</summary>
    private void Judge(Ticket kept, int version, ValueList<TicketEvent> history)
    {
        if (kept.Version != version || !history.Select(e => e.Version).SequenceEqual(Enumerable.Range(1, version)))
        {
            Gaps.Add($"{kept.Id}: version {version}, document {kept.Version}, events {string.Join(' ', history.Select(e => e.Version))}");
            foreach (var twice in history.OfType<ClockPointReached>().GroupBy(p => (p.Objective, p.Cycle, p.Point, p.Version)))
                if (twice.Count() > 1)
                    Doubled.Add($"{kept.Id}: {twice.Key} was raised {twice.Count()} times");
            return;
        }
        if (Shelf.Rebuild(history) != kept)
            Lost.Add($"{kept.Id}: its history does not make the ticket");
        if (kept.WakeUp <= Instant.FromDateTimeOffset(WorkedTickets.Due))
            Lost.Add($"{kept.Id}: it was due at {kept.WakeUp} and is not done");
        foreach (var point in history.OfType<ClockPointReached>().GroupBy(p => (p.Objective, p.Cycle, p.Point)))
        {
            Points += point.Count();
            var withdrawn = history.OfType<ClockPointWithdrawn>().Count(w => (w.Objective, w.Cycle, w.Point) == point.Key);
            if (point.Count() > withdrawn + 1)
                Doubled.Add($"{kept.Id}: {point.Key} was raised {point.Count()} times and withdrawn {withdrawn} times");
        }
        foreach (var caused in history.Where(e => e.CommandId is not null).GroupBy(e => e.CommandId!, StringComparer.Ordinal))
            if (!_commands.TryGetValue(caused.Key, out var there))
                Damaged.Add($"{kept.Id}: command {caused.Key} is in the history, but not among the commands");
            else if (caused.Any(e => e.Version < there.From || e.Version > there.To))
                Doubled.Add($"{kept.Id}: command {caused.Key} is also outside of versions {there.From} to {there.To}");
        Replay(kept.Id, history);
    }

    /// <summary>Decides everything again, one decision after the other; what each sends out is expected to be delivered.</summary>
    private void Replay(TicketId id, ValueList<TicketEvent> history)
    {
        Ticket? ticket = null;
        for (var at = 0; at < history.Count; )
        {
            var first = history[at];
            var command = _begun.GetValueOrDefault((id, first.Version));
            var decision =
                command is null ? CallCenter.Advance(ticket!, first.RecordedAt)
                : ticket is null
                    ? CallCenter.Open(
                        (OpenTicket)WorkedTickets.Command(id, command) with
                        {
                            Number = ((TicketOpened)first).Number,
                        },
                        first.RecordedAt
                    )
                : CallCenter.Decide(ticket, WorkedTickets.Command(id, command), first.RecordedAt);
            var names = decision.Events.Select(e => e.Name);
            if (decision.Events.Count == 0 || !names.SequenceEqual(history.Skip(at).Take(decision.Events.Count).Select(e => e.Name)))
            {
                Lost.Add($"{id}: version {first.Version} ({first.Name}) is not what {command ?? "the passing of time"} makes");
                return;
            }
            foreach (var entry in OutboxEntry.Of(decision))
                _expected.Add(entry.Key);
            at += decision.Events.Count;
            ticket = decision.Ticket;
        }
    }
}
