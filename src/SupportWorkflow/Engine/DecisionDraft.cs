using NodaTime;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Decisions;

/// <summary>A decision being made: a ticket of its own to fold into, and the events so far.</summary>
internal sealed class DecisionDraft : INoticeSource
{
    private readonly TicketCommand? _command;
    private TicketBefore _beforeUnheard;
    private TicketEvent[] _events = [];
    private Ticket? _own;
    private UpcomingPoint? _upcoming;
    private Instant _flip;
    private bool _upcomingIsKnown, _flipIsKnown;
    private int _heard;
    private ulong _said;
    private FoldProgress _progress;

    public DecisionDraft(DecisionRules rules, Ticket? before, Instant now, TicketCommand? command = null) =>
        (Rules, Before, Now, _command, Given, AsOf) =
            (rules, before, now, command, command?.Given, before?.ChangedAt ?? command?.OccurredAt ?? now);

    public DecisionRules Rules { get; private set; }

    /// <summary>The instant of deciding. Over history it moves on with what happens, as if somebody had watched.</summary>
    public Instant Now => IsHistory ? AsOf : field;

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
            if (!_upcomingIsKnown) (_upcoming, _upcomingIsKnown) = (ClockPoints.Next(Ticket, Rules), true);
            return _upcoming;
        }
    }

    /// <summary>The ticket as it was given, with its targets chosen; null: there was none.</summary>
    public Ticket? Before { get; }

    /// <summary>Whether other rules decide than those by which it was given.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>The instant up to which time was made up: rules are asked as of then.</summary>
    public Instant AsOf
    {
        get;
        set
        {
            if (field == value) return;
            // While nothing fires before it, what fires next does not depend on the instant from which it is looked for; it was looked for up to the
            // next point of a clock only.
            _flipIsKnown &= value > field && _flip > value && (Upcoming is not { } point || point.At > value);
            field = value;
        }
    }

    /// <summary>When a rule fires next if nothing more happens, on the ticket as it stands; null: none does.</summary>
    public Instant? Flip
    {
        get
        {
            if (!_flipIsKnown) (_flip, _flipIsKnown) = (Rules.Escalations.Next(Ticket, AsOf, Upcoming is { } point && point.At > AsOf ? point.At : Instant.MaxValue) ?? Instant.MaxValue, true);
            return _flip == Instant.MaxValue ? null : _flip;
        }
    }

    /// <summary>The events so far.</summary>
    public ReadOnlySpan<TicketEvent> Events => _events.AsSpan(0, Count);

    /// <summary>The events that no rule was asked about yet.</summary>
    public ReadOnlySpan<TicketEvent> UnheardEvents => _events.AsSpan(_heard, Count - _heard);

    /// <summary>What the ticket was before the first of them.</summary>
    public TicketBefore BeforeUnheard => _heard == 0 ? TicketBefore.Of(Before) : _beforeUnheard;

    /// <summary>The same as bits.</summary>
    public ulong Unheard { get; private set; }

    /// <summary>Rules have been asked about every event so far.</summary>
    public void Hear() => (_heard, Unheard) = (Count, 0);

    /// <summary>The version of the latest event.</summary>
    public int Version => Ticket.Version;

    /// <summary>Stamps an event, folds it and keeps it.</summary>
    /// <param name="e">The event.</param>
    /// <param name="by">Who.</param>
    /// <param name="occurredAt">When it really happened.</param>
    /// <param name="to">The state entered; null: the state stays.</param>
    /// <param name="cause">The version of the earlier event, where a rule ordered it; null: somebody did.</param>
    public void Record(TicketEvent e, Actor by, Instant occurredAt, string? to = null, int? cause = null) =>
        Keep(e, by, occurredAt, to, _command?.CommandId, cause);

    /// <summary>Records what a rule or policy decided because of an earlier event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="by">Which rule or policy.</param>
    /// <param name="occurredAt">When it really happened.</param>
    /// <param name="cause">The version of the earlier event.</param>
    /// <param name="to">The state entered; null: the state stays.</param>
    public void React(TicketEvent e, Actor by, Instant occurredAt, int cause, string? to = null) => Keep(e, by, occurredAt, to, _command?.CommandId, cause);

    /// <summary>Records that time has passed: no command caused it.</summary>
    public void Pass(TicketEvent e, Actor by) => Keep(e, by, Now, null, null, null);

    /// <summary>From here on other rules fold and decide.</summary>
    public void GoOnBy(DecisionRules next)
    {
        Rules = next;
        if (_own is not null) _progress.Holding = next.Clocks.Holding(_own);
        _upcomingIsKnown = _flipIsKnown = false;
        HasMoved = true;
    }

    private void Keep(TicketEvent e, Actor by, Instant occurredAt, string? to, string? commandId, int? cause)
    {
        if (_own is null && Before is not null)
        {
            _own = Before.Copy();
            _progress.Holding = Rules.Clocks.Holding(_own);
        }
        e.Version = (_own?.Version ?? 0) + 1;
        e.RecordedAt = Now;
        e.OccurredAt = occurredAt;
        e.By = by.Id;
        e.ByKind = by.Kind;
        e.To = to;
        e.CommandId = commandId;
        e.Cause = cause;
        if (_heard > 0 && _heard == Count) _beforeUnheard = TicketBefore.Of(_own);
        var bit = TicketEventNames.BitOf(e);
        Unheard |= bit;
        _said |= bit;
        _own = TicketFold.Apply(_own, e, bit, Rules, ref _progress);
        _upcomingIsKnown = _flipIsKnown = false;
        if (Count == _events.Length) Array.Resize(ref _events, Math.Max(1, 2 * Count));
        _events[Count++] = e;
    }

    /// <summary>The ticket given when nothing happened, otherwise its own with what will be due next.</summary>
    public Decision Accept()
    {
        if (Count == 0) return Decision.Accepted(Before!, default);
        AsOf = Now;
        _own!.WakeUp = RuleDecisions.Earlier(Upcoming?.At, Flip);
        if (Count < _events.Length) Array.Resize(ref _events, Count);
        var events = new ValueList<TicketEvent>(_events);
        return Decision.Accepted(_own, events, FollowUps.Of(_own, events, _command?.FollowUpOf), Rules.Notices.MayTell(_said) ? this : null);
    }

    Notice[] INoticeSource.Read() => Rules.Notices.Of(Ticket, Before, new(_events), _command, Given);
}
