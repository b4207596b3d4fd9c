using System.Globalization;
using NodaTime;

namespace SupportWorkflow.Desk;

public sealed partial class InMemoryTicketStore
{
    /// <inheritdoc/>
    public Task<TicketPage> ListAsync(TicketQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var start = query.Start();
        return Answer(
            () =>
            {
                var places = Comparer<TicketPlace>.Create(query.Order == TicketOrder.NextDue ? Earliest : Latest);
                var found = Matching(query)
                    .Select(k => k.Summary)
                    .Where(s => start is not { } from || places.Compare(query.PlaceOf(s), from) > 0)
                    .OrderBy(query.PlaceOf, places)
                    .Take(query.AtMost + 1)
                    .ToList();
                return found.Count <= query.AtMost
                    ? new TicketPage([.. found], null)
                    : new TicketPage([.. found[..^1]], query.PlaceOf(found[^2]).ToString());
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<TicketCount>> CountAsync(TicketQuery query, TicketGroup by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Answer<IReadOnlyList<TicketCount>>(
            () =>
                by == TicketGroup.All
                    ? [new(null, Matching(query).LongCount())]
                    :
                    [
                        .. Matching(query)
                            .GroupBy(k => k.Summary.KeyOf(by), StringComparer.Ordinal)
                            .Select(g => new TicketCount(g.Key, g.LongCount()))
                            .OrderByDescending(c => c.Count)
                            .ThenBy(c => c.Key, StringComparer.Ordinal),
                    ],
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<TicketId?> OfNumberAsync(TicketNumber number, CancellationToken cancellationToken = default) =>
        Answer<TicketId?>(() => _all.Numbers.TryGetValue(number, out var ticket) ? ticket : null, cancellationToken);

    /// <inheritdoc/>
    public Task<ValueList<TicketEvent>> EventsAsync(
        TicketId ticket,
        int after = 0,
        int atMost = int.MaxValue,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        return Answer<ValueList<TicketEvent>>(
            () => _all.Tickets.GetValueOrDefault(ticket) is { } kept ? [.. kept.Events.Skip(after).Take(atMost)] : default,
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<FeedPage> FollowAsync(string? after, int atMost, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        var from = 0;
        if (after is not null && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out from))
            throw new FormatException($"'{after}' is no position of this feed.");
        return Answer(
            () =>
            {
                var (events, at) = (new List<FeedEvent>(), Math.Min(from, _all.Feed.Count));
                for (; at < _all.Feed.Count && events.Count < atMost; at++)
                {
                    var (ticket, version) = _all.Feed[at];
                    if (_all.Tickets.TryGetValue(ticket, out var kept) && !kept.IsArchived)
                        events.Add(new(ticket, kept.Events[version - 1]));
                }
                return new FeedPage([.. events], at == 0 ? null : at.ToString(CultureInfo.InvariantCulture));
            },
            cancellationToken
        );
    }

    private IEnumerable<Kept> Matching(TicketQuery query) =>
        _all.Tickets.Values.Where(k => !k.IsArchived && query.Matches(k.Ticket, k.NextDue));

    private static int Earliest(TicketPlace a, TicketPlace b)
    {
        var order = (a.At ?? Instant.MaxValue).CompareTo(b.At ?? Instant.MaxValue);
        return order != 0 ? order : string.CompareOrdinal(a.Ticket.Value, b.Ticket.Value);
    }

    private static int Latest(TicketPlace a, TicketPlace b)
    {
        var order = (b.At ?? Instant.MinValue).CompareTo(a.At ?? Instant.MinValue);
        return order != 0 ? order : string.CompareOrdinal(a.Ticket.Value, b.Ticket.Value);
    }
}
