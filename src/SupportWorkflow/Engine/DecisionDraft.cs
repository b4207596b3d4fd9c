using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Engine;

/// <summary>A decision being made: a ticket of its own to fold into, and the events so far.</summary>
internal sealed class DecisionDraft
{
    private readonly TicketCommand? _command;
    private TicketEvent[] _events = [];
    private Ticket? _own;
    private UpcomingPoint? _upcoming;
    private Instant _firing;
    private bool _upcomingIsKnown,
        _firingIsKnown;
    private int _asked;
    private FoldProgress _progress;

    public DecisionDraft(DecisionRules rules, Ticket? before, Instant now, TicketCommand? command = null) =>
        (Rules, Before, Now, _command, Given, CaughtUpTo) = (
            rules,
            before,
            now,
            command,
            command?.Given,
            before?.ChangedAt ?? command?.OccurredAt ?? now
        );

    public DecisionRules Rules { get; private set; }

    public TicketPolicies Policies => Rules.Policies;

    /// <summary>The instant of deciding. Over history it moves on with what happens, as if somebody had watched.</summary>
    public Instant Now => IsHistory ? CaughtUpTo : field;

    /// <summary>Whether somebody else's log tells what happened: state, priority and assignment are its alone.</summary>
    public bool IsHistory { get; init; }

    /// <summary>What the host found out; null: nothing.</summary>
    public OutsideFacts? Given { get; init; }

    /// <summary>The ticket as it stands: the one given until the first event, its own from then on.</summary>
    public Ticket Ticket => _own ?? Before!;

    public int Count { get; private set; }

    /// <summary>What will be due next on the ticket as it stands; it is looked for once between two events.</summary>
    public UpcomingPoint? Upcoming
    {
        get
        {
            if (!_upcomingIsKnown)
                (_upcoming, _upcomingIsKnown) = (NextDue.Point(Ticket, Policies), true);
            return _upcoming;
        }
    }

    /// <summary>The ticket as it was given, with its targets chosen; null: there was none.</summary>
    public Ticket? Before { get; }

    /// <summary>Whether other rules decide than those by which it was given.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>The instant up to which time was caught up with: rules are asked as of then.</summary>
    public Instant CaughtUpTo
    {
        get;
        set
        {
            if (field == value)
                return;
            // While no rule fires before it, the next firing does not depend on the instant from which it is looked for; it was looked for
            // up to the next point of a clock only.
            _firingIsKnown &= value > field && _firing > value && (Upcoming is not { } point || point.At > value);
            field = value;
        }
    }

    /// <summary>When a rule fires next if nothing more happens, on the ticket as it stands; null: none does.</summary>
    public Instant? NextFiring
    {
        get
        {
            if (!_firingIsKnown)
            {
                var until = Upcoming is { } point && point.At > CaughtUpTo ? point.At : Instant.MaxValue;
                (_firing, _firingIsKnown) = (Rules.Escalations?.Next(Ticket, CaughtUpTo, until) ?? Instant.MaxValue, true);
            }
            return _firing == Instant.MaxValue ? null : _firing;
        }
    }

    /// <summary>The events so far.</summary>
    public ReadOnlySpan<TicketEvent> Events => _events.AsSpan(0, Count);

    /// <summary>The events that no rule was asked about yet.</summary>
    public ReadOnlySpan<TicketEvent> NewEvents => _events.AsSpan(_asked, Count - _asked);

    /// <summary>What the ticket was before the first of them.</summary>
    public TicketBefore BeforeNew
    {
        get
        {
            var before = TicketBefore.Of(Before);
            foreach (var e in _events.AsSpan(0, _asked))
                before = before.Then(e);
            return before;
        }
    }

    /// <summary>The kinds of the events that no rule was asked about yet.</summary>
    public EventSet NewKinds => KindsOf(NewEvents);

    /// <summary>The event of a version, if it is one of this decision's.</summary>
    public TicketEvent? EventOf(int? version) =>
        version is { } number && Count > 0 && number - _events[0].Version is >= 0 and var place && place < Count ? _events[place] : null;

    /// <summary>Rules have been asked about every event so far.</summary>
    public void MarkAsked() => _asked = Count;

    /// <summary>The version of the latest event.</summary>
    public int Version => Ticket.Version;

    /// <summary>Stamps an event, folds it and keeps it.</summary>
    /// <param name="e">The event.</param>
    /// <param name="by">Who.</param>
    /// <param name="occurredAt">When it really happened.</param>
    /// <param name="to">The state entered; null: the state stays.</param>
    /// <param name="cause">The version of the earlier event that a rule or policy reacted to; null: a command caused it.</param>
    public void Record(TicketEvent e, Actor by, Instant occurredAt, string? to = null, int? cause = null) =>
        Keep(e, by, occurredAt, to, _command?.CommandId, cause);

    /// <summary>Records what a rule or policy decided because of an earlier event.</summary>
    /// <param name="reaction">What; null: nothing.</param>
    /// <param name="cause">The version of the earlier event.</param>
    public void Record(Reaction? reaction, int cause)
    {
        if (reaction is var (e, by, at, to))
            Keep(e, by, at, to, _command?.CommandId, cause);
    }

    /// <summary>Records that time has passed: no command caused it.</summary>
    public void Pass(TicketEvent e, Actor by) => Keep(e, by, Now, null, null, null);

    /// <summary>Puts another event in the place of one that folds alike.</summary>
    public void Replace(TicketEvent e, TicketEvent by) => _events[e.Version - _events[0].Version] = by;

    /// <summary>From here on other rules fold and decide.</summary>
    public void SwitchTo(DecisionRules next)
    {
        Rules = next;
        if (_own is not null)
            _progress = FoldProgress.Of(_own, Policies);
        _upcomingIsKnown = _firingIsKnown = false;
        HasMoved = true;
    }

    private void Keep(TicketEvent e, Actor by, Instant occurredAt, string? to, string? commandId, int? cause)
    {
        if (_own is null && Before is not null)
        {
            _own = Before.Copy();
            _progress = FoldProgress.Of(_own, Policies);
        }
        e.Version = (_own?.Version ?? 0) + 1;
        e.RecordedAt = Now;
        e.OccurredAt = occurredAt;
        e.By = by.Id;
        e.ByKind = by.Kind;
        e.To = to;
        e.CommandId = commandId;
        e.Cause = cause;
        _own = TicketFold.Apply(_own, e, Rules, ref _progress);
        _upcomingIsKnown = _firingIsKnown = false;
        if (Count == _events.Length)
            Array.Resize(ref _events, Math.Max(1, 2 * Count));
        _events[Count++] = e;
    }

    /// <summary>The ticket given when nothing happened, otherwise its own with what will be due next.</summary>
    public Decision Accept()
    {
        if (Count == 0)
            return Decision.Accepted(Before!, default, default, Policies);
        CaughtUpTo = Now;
        _own!.WakeUp = NextDue.Earlier(Upcoming?.At, NextFiring);
        if (Count < _events.Length)
            Array.Resize(ref _events, Count);
        var events = new ValueList<TicketEvent>(_events);
        var decision = Decision.Accepted(_own, events, FollowUps.Of(_own, events, _command?.FollowUpOf, _command?.By), Policies);
        return Rules.Notices.MayTell(KindsOf(_events)) ? decision.WithNotices(Rules.Notices, Before, _command, Given) : decision;
    }

    private EventSet KindsOf(ReadOnlySpan<TicketEvent> events)
    {
        var kinds = default(EventSet);
        foreach (var e in events)
            kinds |= Policies.Events.Of(e);
        return kinds;
    }
}
