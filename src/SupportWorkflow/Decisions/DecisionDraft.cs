using NodaTime;

namespace SupportWorkflow.Decisions;

/// <summary>A decision being made: a ticket of its own to fold into, and the events so far.</summary>
internal sealed class DecisionDraft
{
    private readonly List<TicketEvent> _events = [];
    private Ticket? _own;

    public DecisionDraft(DecisionRules rules, Ticket? before, Instant now)
    {
        (Rules, Now) = (rules, now);
        _own = before?.Copy();
    }

    public DecisionRules Rules { get; }

    public Instant Now { get; }

    public Ticket Ticket => _own!;

    public int Count => _events.Count;

    /// <summary>Stamps the event, folds it and keeps it.</summary>
    public void Record(TicketEvent e, string by, Instant occurredAt, string? to = null, string? commandId = null)
    {
        e.Version = (_own?.Version ?? 0) + 1;
        e.RecordedAt = Now;
        e.OccurredAt = occurredAt;
        e.By = by;
        e.To = to;
        e.CommandId = commandId;
        _own = TicketFold.Apply(_own, e, Rules);
        _events.Add(e);
    }

    public Decision Accept()
    {
        _own!.WakeUp = ClockPoints.Next(_own, Rules)?.At;
        return Decision.Accepted(_own, [.. _events]);
    }
}
