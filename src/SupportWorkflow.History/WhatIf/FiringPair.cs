using NodaTime;

namespace SupportWorkflow.History;

/// <summary>The firings on one ticket under two profiles, put side by side by the names of rules. One object serves all tickets.</summary>
internal sealed class FiringPair
{
    private readonly string[] _names;
    private readonly Dictionary<string, int> _places;
    private readonly Seen[] _before,
        _after;

    public FiringPair(TicketWorkflow before, TicketWorkflow after)
    {
        _names = [.. before.EscalationRules.Concat(after.EscalationRules).Select(r => r.Name).Distinct()];
        _places = _names.Select((name, i) => KeyValuePair.Create(name, i)).ToDictionary(StringComparer.Ordinal);
        (_before, _after) = (new Seen[_names.Length], new Seen[_names.Length]);
    }

    /// <summary>How often, and when first.</summary>
    private record struct Seen(int Count, Instant? First);

    /// <summary>What happened on a ticket under both; empty where a profile has no rules.</summary>
    public void Take(ReadOnlySpan<TicketEvent> before, ReadOnlySpan<TicketEvent> after)
    {
        Count(before, _before);
        Count(after, _after);
    }

    /// <summary>The rules that fire otherwise, in the order of the profiles.</summary>
    public IEnumerable<FiringChange> Changes(string ticket, string? priority)
    {
        for (var i = 0; i < _names.Length; i++)
            if (_before[i] != _after[i])
                yield return new(ticket, _names[i], priority, _before[i].Count, _after[i].Count, _before[i].First, _after[i].First);
    }

    private void Count(ReadOnlySpan<TicketEvent> events, Seen[] seen)
    {
        Array.Clear(seen);
        foreach (var e in events)
            if (e is RuleFired fired && _places.TryGetValue(fired.Rule, out var place))
                seen[place] = new(seen[place].Count + 1, seen[place].First ?? Told(fired.DueAt));
    }

    /// <summary>What follows from a breach comes with the first nanosecond after it; in a table it stands at the instant itself.</summary>
    private static Instant Told(Instant at) => Instant.FromUnixTimeTicks(at.ToUnixTimeTicks());
}
