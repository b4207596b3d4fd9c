using NodaTime;
using SupportWorkflow.Clocks;
using SupportWorkflow.Engine;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Priorities;

namespace SupportWorkflow;

/// <summary>
/// A ticket told from what another system has recorded. Nothing is refused: what happened has happened. The profile chooses the targets of
/// its promises, and its escalation rules act at their own instants in between, as if a desk had watched; but what the record itself tells
/// (state, priority, assignment) no rule writes. Not thread-safe.
/// </summary>
/// <remarks>
/// Between two instants <see cref="PassTo"/> lets time pass; then everything is recorded that happened at the second one, and
/// <see cref="Settle"/> says that this was all. <see cref="End"/> closes the story. Who did what is <c>import</c>.
/// </remarks>
/// <example><code>
/// var intake = new IntakeRecord { Subject = "No dial tone", Requester = "" };
/// var told = new RecordedTicket(workflow, new("INC-7"), new("INC-7"), intake, opened);
/// told.Settle(opened);
/// told.PassTo(closed);
/// told.Record(new StateImported("Closed"), closed, to: "closed");
/// told.Settle(closed);
/// told.End(readAt: null);
/// Ticket ticket = told.Ticket;
/// </code></example>
public sealed class RecordedTicket
{
    private static readonly Actor By = new("import");

    private readonly TicketWorkflow _workflow;
    private readonly bool _targetsRestOnRequest;
    private readonly (int Said, int Cycle)[] _chosen;
    private readonly List<TicketEvent>? _events;
    private readonly DecisionDraft? _draft;
    private readonly Ticket _own;
    private FoldProgress _progress;
    private int _said;

    /// <param name="workflow">The profile it is told by.</param>
    /// <param name="id">Its id.</param>
    /// <param name="number">Its number.</param>
    /// <param name="intake">What was asked. Where the profile has hours of its desk, they say whether that was outside them.</param>
    /// <param name="openedAt">When it was opened.</param>
    /// <param name="keepsEvents">Whether <see cref="Events"/> are wanted; where the profile has rules they are kept in any case.</param>
    public RecordedTicket(
        TicketWorkflow workflow,
        TicketId id,
        TicketNumber number,
        IntakeRecord intake,
        Instant openedAt,
        bool keepsEvents = true
    )
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(intake);
        _workflow = workflow;
        _targetsRestOnRequest = workflow.Policies.Clocks.RestOnBasis;
        _chosen = workflow.Objectives.Count == 0 ? [] : new (int, int)[workflow.Objectives.Count];
        if (workflow.Escalations is not null)
            _draft = new(workflow.Rules, null, openedAt) { IsHistory = true };
        else if (keepsEvents)
            _events = [];
        if (workflow.Intake.Hours is { } hours)
            intake = intake with { OutsideHours = !workflow.Calendars[hours].IsOpen(openedAt) };
        _own = Folded(null, new TicketOpened(id, number, workflow.Profile, intake), openedAt, openedAt, null);
    }

    /// <summary>
    /// The ticket as it stands, a new value each time: what is recorded next changes none that was read before. When it wakes next is not
    /// worked out; to go on with it at a desk, make it again from its events with <see cref="TicketWorkflow.Rebuild"/>.
    /// </summary>
    public Ticket Ticket => _own.Copy();

    /// <summary>The state it is in.</summary>
    public StateVisit State => _own.State;

    /// <summary>Its priority; null: none was recorded.</summary>
    public PriorityRecord? Priority => _own.Priority;

    /// <summary>All events so far; empty where nobody wanted them and the profile has no rules.</summary>
    public ReadOnlySpan<TicketEvent> Events =>
        _draft is not null ? _draft.Events : System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_events);

    /// <summary>
    /// Time passes until something happens: what is due at that very instant waits, because the record says what came first.
    /// </summary>
    /// <param name="at">When something happens; an instant before an earlier one changes nothing.</param>
    public void PassTo(Instant at)
    {
        if (_draft is null || at <= _draft.CaughtUpTo)
            return;
        // Rules were asked about everything that happened: only what is due by itself can come.
        if (NextDue.Earlier(_draft.Upcoming?.At, _draft.NextFiring) < at)
            Pass(_draft, at - Duration.Epsilon);
        _draft.CaughtUpTo = at;
    }

    /// <summary>Records something that happened; if its time falls behind an earlier event's, it is learned after that one.</summary>
    /// <param name="e">What happened; nobody else may hold it.</param>
    /// <param name="at">When.</param>
    /// <param name="to">The state entered with it; null: the state stays.</param>
    /// <exception cref="ArgumentException">The lifecycle has no such state.</exception>
    public void Record(TicketEvent e, Instant at, string? to = null)
    {
        ArgumentNullException.ThrowIfNull(e);
        Folded(_own, e, Instant.Max(at, _own.ChangedAt), at, to);
        if (e is not (StateImported or TicketAssigned or RequesterContacted or TargetChosen))
            _said++;
    }

    /// <summary>
    /// Records the priority that the profile's policy gives to the ticket as it stands, and impact and urgency;
    /// nothing if all are what they were.
    /// </summary>
    /// <param name="impact">How far the trouble reaches; null: nobody said.</param>
    /// <param name="urgency">How soon it hurts; null: nobody said.</param>
    /// <param name="at">When that was said.</param>
    public void Prioritise(string? impact, string? urgency, Instant at)
    {
        var priority = PriorityDecisions.ByPolicy(_own, _workflow.Policies, impact, urgency);
        if (_own.Priority?.Code == priority.Code && _own.Intake.Impact == impact && _own.Intake.Urgency == urgency)
            return;
        Record(new TicketPrioritised(priority, Impact: impact, Urgency: urgency), at);
    }

    /// <summary>Chooses the targets of running promises from what is known. <see cref="Settle"/> does it too.</summary>
    /// <param name="at">When what is known was said.</param>
    public void ChooseTargets(Instant at)
    {
        var cause = _own.Version;
        for (var i = 0; i < _chosen.Length; i++)
        {
            if (_own.Clock(_workflow.Objectives[i].Name) is not { } clock || !(clock.IsOpen || clock.IsDropped))
                continue;
            // A target that rests on nothing that was said since its last choice stays as it is.
            if (_targetsRestOnRequest && _chosen[i] == (_said + 1, clock.Cycle))
                continue;
            _chosen[i] = (_said + 1, clock.Cycle);
            if (TargetDecisions.Choose(_workflow.Policies.Clocks.Clocks[i], _own, _workflow.Policies, at) is not { } chosen)
                continue;
            chosen.Event.Cause = cause;
            Record(chosen.Event, chosen.At);
            // One that ends a cycle may let a later start begin the next.
            if (_own.Clock(clock.Objective)!.Cycle > clock.Cycle)
                i--;
        }
    }

    /// <summary>
    /// All is recorded that happened at once: targets are chosen, points of clocks that it undid are withdrawn, rules of events are asked.
    /// </summary>
    /// <param name="at">When it happened.</param>
    public void Settle(Instant at)
    {
        var cause = _own.Version;
        ChooseTargets(at);
        if (_draft is null)
            return;
        ClockPoints.Correct(_draft, at, cause);
        Decider.AskRules(_draft, withTime: false);
    }

    /// <summary>
    /// Nothing more is recorded: what rules would have done by the last event happens, and on an open ticket until it is read.
    /// </summary>
    /// <param name="readAt">When an open ticket is read; null: at its last event.</param>
    public void End(Instant? readAt)
    {
        if (_draft is null)
            return;
        Pass(_draft, !_own.State.Kind.IsOver && readAt is { } read ? Instant.Max(read, _draft.CaughtUpTo) : _draft.CaughtUpTo);
    }

    private Ticket Folded(Ticket? ticket, TicketEvent e, Instant recorded, Instant occurred, string? to)
    {
        if (_draft is not null)
        {
            _draft.Record(e, By, occurred, to, e.Cause);
            return _draft.Ticket;
        }
        (e.Version, e.RecordedAt, e.OccurredAt, e.To) = ((ticket?.Version ?? 0) + 1, recorded, occurred, to);
        e.By = By.Id;
        _events?.Add(e);
        return _workflow.Fold(ticket, e, ref _progress);
    }

    /// <summary>One call does only so much; where a profile keeps doing things at one instant, no second one follows.</summary>
    private static void Pass(DecisionDraft draft, Instant due)
    {
        while (true)
        {
            var (count, asOf) = (draft.Count, draft.CaughtUpTo);
            Decider.Settle(draft, due);
            if (draft.Count - count < ClockPoints.MostSteps || draft.CaughtUpTo == asOf)
                return;
        }
    }
}
