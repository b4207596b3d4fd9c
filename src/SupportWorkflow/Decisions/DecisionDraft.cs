using NodaTime;

namespace SupportWorkflow.Decisions;

/// <summary>A decision being made: a ticket of its own to fold into, and the events so far.</summary>
internal sealed class DecisionDraft
{
    private readonly Ticket? _before;
    private TicketEvent[] _events = [];
    private Ticket? _own;
    private ClockPoints.Point? _upcoming;
    private bool _upcomingIsKnown;

    public DecisionDraft(DecisionRules rules, Ticket? before, Instant now) => (Rules, _before, Now) = (rules, before, now);

    public DecisionRules Rules { get; }

    public Instant Now { get; }

    /// <summary>The ticket as it stands: the one given until the first event, its own from then on.</summary>
    public Ticket Ticket => _own ?? _before!;

    public int Count { get; private set; }

    /// <summary>What will be due next on the ticket as it stands; worked out once between two events.</summary>
    public ClockPoints.Point? Upcoming
    {
        get
        {
            if (!_upcomingIsKnown) (_upcoming, _upcomingIsKnown) = (ClockPoints.Next(Ticket, Rules), true);
            return _upcoming;
        }
    }

    /// <summary>Stamps the event, folds it and keeps it.</summary>
    public void Record(TicketEvent e, string by, Instant occurredAt, string? to = null, string? commandId = null)
    {
        _own ??= _before?.Copy();
        e.Version = (_own?.Version ?? 0) + 1;
        e.RecordedAt = Now;
        e.OccurredAt = occurredAt;
        e.By = by;
        e.To = to;
        e.CommandId = commandId;
        _own = TicketFold.Apply(_own, e, Rules);
        _upcomingIsKnown = false;
        if (Count == _events.Length) Array.Resize(ref _events, Math.Max(4, 2 * Count));
        _events[Count++] = e;
    }

    /// <summary>The ticket given when nothing happened, otherwise its own with what will be due next.</summary>
    public Decision Accept()
    {
        if (Count == 0) return Decision.Accepted(_before!, default);
        _own!.WakeUp = Upcoming?.At;
        return Decision.Accepted(_own, ValueList.Create<TicketEvent>(_events.AsSpan(0, Count)));
    }
}
