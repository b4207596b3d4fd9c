using System.Collections.Frozen;

namespace SupportWorkflow;

/// <summary>The stable names of the kinds of event there are, each with a number,
/// so that definitions can speak of events. Immutable and thread-safe.</summary>
internal sealed class EventNames
{
    private readonly FrozenDictionary<string, EventSet> _sets;

    /// <param name="names">Each once; at most <see cref="EventSet.Most"/>.</param>
    /// <exception cref="ArgumentException">There are more.</exception>
    public EventNames(IEnumerable<string> names)
    {
        All = [.. names.Order(StringComparer.Ordinal)];
        if (All.Count > EventSet.Most)
            throw new ArgumentException($"{All.Count} kinds of event; an EventSet holds {EventSet.Most}.", nameof(names));
        _sets = All.Select((name, number) => KeyValuePair.Create(name, EventSet.Of(number))).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>All of them, in ordinal order.</summary>
    public ValueList<string> All { get; }

    /// <summary>The event of a name; empty for a name nobody knows.</summary>
    public EventSet Of(string name) => _sets.GetValueOrDefault(name);

    /// <summary>The events of some names; a name nobody knows adds none.</summary>
    public EventSet Of(ValueList<string> names)
    {
        var set = default(EventSet);
        foreach (var name in names)
            set |= Of(name);
        return set;
    }

    /// <summary>The names of some events, in ordinal order.</summary>
    public IEnumerable<string> Names(EventSet events) => All.AsEnumerable().Where(name => events.Meets(Of(name)));

    /// <summary>What an event is, and what it stands for; empty for one that a newer version wrote.</summary>
    public EventSet Of(TicketEvent e) => e is StateImported imported ? Of(e.Name) | Of(imported.As) : Of(e.Name);
}
