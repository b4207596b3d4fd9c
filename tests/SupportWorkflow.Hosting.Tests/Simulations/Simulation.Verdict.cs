using NodaTime;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting.Simulations;

internal sealed partial class Simulation
{
    private readonly HashSet<TicketId> _overtaken = [];
    private SimulatedNode? _caller;

    /// <summary>No fault any more: one node takes over, an operator releases what is parked, clients send again until they hear, time
    /// passes until nothing is due.</summary>
    private void CalmDown()
    {
        (_isCalm, _memory.IsAvailable) = (true, true);
        foreach (var node in _nodes)
            node.Kill();
        // A clock that ran ahead has left its mark on tickets; the time of the calm is later than any of them.
        Now += Duration.FromHours(1);
        foreach (var stuck in Store.Backlog.StuckAsync(int.MaxValue).Result)
        {
            if (stuck is { IsOutbox: true, RetryAt: null })
                _overtaken.Add(stuck.Ticket);
            Store.Backlog.ReleaseAsync(stuck).Wait();
        }
        _nodes[0] = new(this, 0, SimulatedProfile.Versions[0]);
        LetAllGo();
        foreach (var order in _orders)
        {
            for (var tries = 0; tries < 10 && order.Answers.Count == 0; tries++)
            {
                _ = SendAsync(order, _nodes[0]);
                LetAllGo();
            }
        }
        for (var quiet = 0; quiet < 3; )
        {
            var next = _tickets.Select(Find).Min(t => t!.WakeUp);
            quiet = next is null || next <= Now ? quiet + 1 : 0;
            Now = Instant.Max(Now + Duration.FromMinutes(2), next ?? Now);
            Ring();
            LetAllGo();
        }
        // Notices wait for their recipients' hours: at most a long weekend.
        for (var i = 0; i < 30 && Store.Backlog.MeasureAsync(Now).Result.Unsent > 0; i++)
        {
            Now += Duration.FromHours(4);
            Ring();
            LetAllGo();
        }
        // What a schedule came to in the last of these steps leaves at once.
        for (var i = 0; i < 3; i++)
        {
            Ring();
            LetAllGo();
        }
    }

    private void LetAllGo()
    {
        while (_gates.Count > 0)
            Open(_gates[0]);
    }

    private IEnumerable<string> Violations()
    {
        foreach (var broken in Broken)
            yield return $"broken: {broken}";
        foreach (var order in _orders)
        {
            if (order.Answers.Count == 0)
                yield return $"lost: {order.Id} was never answered";
            foreach (var id in order.Answers.Where(a => order.Ticket is null && a.IsAccepted).Select(a => a.Ticket.Id).Distinct().Skip(1))
                yield return $"doubled: {order.Id} opened {id} too";
        }
        foreach (var ticket in _tickets)
        foreach (var violation in Violations(ticket, _events(ticket)))
            yield return $"{violation} (ticket {ticket})";
        foreach (var violation in Notices())
            yield return violation;
        foreach (var violation in Schedules())
            yield return violation;
        var backlog = Store.Backlog.MeasureAsync(Now).Result;
        if (backlog.Unsent > 0)
            yield return $"lost: {backlog.Unsent} outbox entries never left";
        if (_nodes[0].Pump.IsCompleted || _nodes[0].Dispatcher.IsCompleted || _nodes[0].Schedules.IsCompleted)
            yield return "lost: pump, dispatcher or schedules have ended";
    }

    private IEnumerable<string> Violations(TicketId id, ValueList<TicketEvent> events)
    {
        var kept = Find(id)!;
        foreach (var e in events)
            Count(e.Name);
        if (!events.Select(e => e.Version).SequenceEqual(Enumerable.Range(1, kept.Version)))
        {
            yield return $"gap: versions are {string.Join(' ', events.Select(e => e.Version))}";
            yield break;
        }
        if (events.Zip(events.Skip(1)).Any(p => p.Second.RecordedAt < p.First.RecordedAt))
        {
            yield return "disordered: recorded instants fall";
            yield break;
        }
        var rebuilt = SimulatedProfile.Shelf.Rebuild(events);
        if (rebuilt != kept)
            yield return "lost: the history does not make the ticket";
        if (kept.WakeUp <= Now)
            yield return $"lost: it was due at {kept.WakeUp} and is not done";
        foreach (var point in events.OfType<ClockPointReached>().GroupBy(p => (p.Objective, p.Cycle, p.Point)))
        {
            var withdrawn = events.OfType<ClockPointWithdrawn>().Count(w => (w.Objective, w.Cycle, w.Point) == point.Key);
            if (point.Count() > withdrawn + 1)
                yield return $"doubled: {point.Key} was raised {point.Count()} times and withdrawn {withdrawn} times";
        }

        // What a point set off may come once more for each time it was taken back.
        foreach (var fired in events.OfType<RuleFired>().GroupBy(f => (f.Rule, f.Number, f.Objective, f.Repetition)))
            if (fired.Count() > 1 + Withdrawn(fired.Key.Objective))
                yield return $"doubled: rule {fired.Key} fired {fired.Count()} times";
        // Each cause takes the ticket up to a level once; silence at the top is told ten times more.
        const int top = 3;
        foreach (var up in events.OfType<TicketEscalated>().GroupBy(u => (u.Level, u.Objective, u.Cycle, u.Rule)))
            if (up.Count() > 1 + Withdrawn(up.Key.Objective) + (up.Key.Level == top ? 10 : 0))
                yield return $"doubled: level {up.Key} was reached {up.Count()} times";

        foreach (var order in _orders.Where(o => o.Ticket == id || (o.Ticket is null && events[0].CommandId == o.Id)))
        {
            int[] there = [.. events.Where(e => e.CommandId == order.Id).Select(e => e.Version)];
            foreach (var answer in order.Answers.Where(a => a.IsAccepted && a.Events.Count > 0))
            {
                int[] told = [.. answer.Events.Where(e => e.CommandId == order.Id).Select(e => e.Version)];
                if (told.SequenceEqual(there))
                    continue;
                yield return $"{(there.Length > told.Length ? "doubled" : "lost")}: {order.Id} was told {string.Join(' ', told)} and is there as {string.Join(' ', there)}";
            }
        }
        // What closes by itself was dealt with three days before at least, and nobody has said anything of it since.
        foreach (var (closed, i) in events.Select((e, i) => (e, i)).Where(p => p.e is TicketClosed { By: "system:close-unanswered" }))
        {
            Count("closed by itself");
            var resolved = events.Take(i).Last(e => e is TicketResolved);
            var since = events.Take(i).SkipWhile(e => e != resolved).Skip(1);
            if (closed.RecordedAt - resolved.RecordedAt < Duration.FromDays(3))
                yield return $"wrong: closed {closed.RecordedAt - resolved.RecordedAt} after it was dealt with";
            if (since.Any(e => e is ResolutionConfirmed or ResolutionRefused or TicketReopened))
                yield return "wrong: closed although somebody has said what they think of it";
        }
        foreach (var violation in FollowUps(id, events))
            yield return violation;

        int Withdrawn(string? objective) => events.OfType<ClockPointWithdrawn>().Count(w => w.Objective == objective);
    }

    /// <summary>Every link has its other end, once, and those of one ticket arrive in the order in which they left.</summary>
    private IEnumerable<string> FollowUps(TicketId id, ValueList<TicketEvent> events)
    {
        var links = events.OfType<TicketLinked>().Where(l => l.CommandId?.StartsWith("system:", StringComparison.Ordinal) != true).ToList();
        foreach (var others in links.GroupBy(l => l.Other))
        {
            var there = _events(others.Key);
            var arrived = others
                .Select(l =>
                    (
                        Link: l,
                        At: there
                            .Select((e, i) => (e, i))
                            .Where(p => p.e is TicketLinked && p.e.CommandId == $"system:{id}/{l.Version}/0")
                            .Select(p => p.i)
                            .ToList()
                    )
                )
                .ToList();
            foreach (var (link, at) in arrived.Where(a => a.At.Count != 1))
                yield return $"{(at.Count == 0 ? "lost" : "doubled")}: the other end of link {link.Version}, there {at.Count} times";
            if (
                !_overtaken.Contains(id)
                && arrived.Zip(arrived.Skip(1)).Any(p => p.First.At.FirstOrDefault() > p.Second.At.FirstOrDefault())
            )
                yield return $"disordered: the other ends in {others.Key}";
        }
    }

    /// <summary>Each time of a schedule is done once, in order, up to the last; and an inspection opens one ticket.</summary>
    private IEnumerable<string> Schedules()
    {
        if (Store.Slots is null)
            yield break;
        foreach (var schedule in SimulatedProfile.Versions[0].Workflow.DeskSchedules)
        {
            var taken = Taken.Where(t => t.Schedule == schedule.Name).ToList();
            Count($"{schedule.Name} done", taken.Count - 1);
            // The first is where the schedule begins.
            if (taken.Zip(taken.Skip(1)).Any(p => p.Second.After != p.First.Slot || p.Second.Slot <= p.First.Slot))
                yield return $"disordered: {schedule.Name} was done at {string.Join(' ', taken.Select(t => t.Slot))}";
            if (schedule.NextAfter(taken[^1].Slot) is { } next && next <= Now)
                yield return $"lost: {schedule.Name} of {next}";
            var opened = _memory
                .ListAsync(new TicketQuery { Text = "Inspect the line", AtMost = 1_000 })
                .Result.Tickets.Count(t =>
                    _events(t.Id)[0].CommandId!.StartsWith($"system:desk/{schedule.Name}/", StringComparison.Ordinal)
                );
            if (schedule.To.Count == 0 && opened != taken.Count - 1)
                yield return $"{(opened < taken.Count - 1 ? "lost" : "doubled")}: {schedule.Name} was done {taken.Count - 1} times and opened {opened} tickets";
        }
    }

    /// <summary>Who is to be told is told; who is told of what was never kept, or of the later before the earlier, is a
    /// violation.</summary>
    private IEnumerable<string> Notices()
    {
        var kept = Decided.Where(d =>
            _events(d.Ticket.Id) is var history
            && history.Count >= d.Events[0].Version
            && ReferenceEquals(history[d.Events[0].Version - 1], d.Events[0])
        );
        var expected = kept.SelectMany(d => d.Notices).ToDictionary(n => n.Key, StringComparer.Ordinal);
        var arrived = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _mail.Count; i++)
            foreach (var notice in _mail[i].Notices)
                arrived.TryAdd(notice.Key, i);
        foreach (var key in expected.Keys.Where(k => !arrived.ContainsKey(k)))
            yield return $"lost: the notice {key}";
        foreach (var key in arrived.Keys.Where(k => !expected.ContainsKey(k) && !k.StartsWith("desk/", StringComparison.Ordinal)))
            yield return $"doubled: the notice {key} of what was never kept";
        foreach (
            var alike in expected
                .Values.Where(n => !_overtaken.Contains(n.Ticket) && arrived.ContainsKey(n.Key))
                .GroupBy(n => (n.Ticket, n.Recipient, n.Template))
        )
        {
            var order = alike
                .OrderBy(n => n.At)
                .ThenBy(n => int.Parse(n.Key.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture))
                .Select(n => arrived[n.Key])
                .ToList();
            if (!order.SequenceEqual(order.Order()))
                yield return $"disordered: notices {alike.Key} arrived as {string.Join(' ', order)}";
        }
    }

    private Ticket? Find(TicketId id) => Store.Tickets.LoadAsync(id).Result.Ticket;
}
