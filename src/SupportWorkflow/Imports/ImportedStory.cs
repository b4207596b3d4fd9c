using NodaTime;
using SupportWorkflow.Engine;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Messages;

namespace SupportWorkflow.Imports;

/// <summary>
/// Tells one ticket's story in events of our own, row by row: notes the steps that the lifecycle would not have allowed, and chooses the
/// targets of the profile's promises from what the rows say.
/// </summary>
internal sealed class ImportedStory
{
    private static readonly LocalText AsImported = ImportTexts.Table.Say("priority-imported");

    private readonly ImportedSteps _steps;
    private readonly WordPool _pool;
    private readonly List<Deviation> _deviations;
    private readonly List<TicketEvent>? _events;
    private readonly HistoryWatch? _watch;
    private LogState? _last;
    private RowWords _words;
    private string? _priority, _impact, _urgency, _category, _team, _agent;
    private bool _responded;
    private FoldProgress _progress;
    private readonly (int Said, int Cycle)[] _chosen;
    private int _said;

    /// <param name="one">The case.</param>
    /// <param name="first">Its first row: what it says besides its state holds from the opening on.</param>
    /// <param name="words">What that row says.</param>
    /// <param name="steps">What the map means in the lifecycle.</param>
    /// <param name="pool">The words.</param>
    /// <param name="deviations">Where deviations are noted.</param>
    /// <param name="events">Where the events are kept; null: nobody wants them.</param>
    public ImportedStory(
        ImportedCase one, in KeptRow first, RowWords words, ImportedSteps steps, WordPool pool, List<Deviation> deviations, List<TicketEvent>? events)
    {
        (_steps, _pool, _deviations, _events, _words) = (steps, pool, deviations, events, words);
        _chosen = new (int, int)[steps.Workflow.Objectives.Count];
        var at = one.Opened.Instant;
        (_impact, _urgency) = (Word(words.Impact, "impact"), Word(words.Urgency, "urgency"));
        var e = ImportedEvents.Opened(one.Id, steps.Workflow.Profile, _impact, _urgency, ImportWorkflow.IsOutsideHours(steps.Workflow, at));
        _watch = HistoryWatch.Of(steps.Workflow, at);
        Ticket = Folded(null, e, at, at, null);
        State = steps.Workflow.Lifecycle.State(Ticket.State.Name);
        Classify(first.Line, words, at);
        ChooseTargets(at);
        _watch?.Hear(at, 1);
    }

    public Ticket Ticket { get; }

    public LifecycleState State { get; private set; }

    /// <summary>The priority of the last row taken, in the log's word; null: that row has none.</summary>
    public string? Priority => _pool[_words.Priority];

    /// <summary>What the rules of the profile did is among them; empty where it has none.</summary>
    public ReadOnlySpan<TicketEvent> Watched => _watch is null ? default : _watch.Events;

    /// <summary>One row: what changed besides the state first, then the state itself.</summary>
    public void Take(in KeptRow row, LogState state, RowWords words)
    {
        // Some logs have rows from before the opening: a ticket's story cannot, so they happen with it. The figures keep what the log says.
        var at = Instant.Max(Instant.FromUnixTimeTicks(row.UnixTicks), Ticket.OpenedAt);
        _watch?.Until(at);
        if (words.Priority != _words.Priority || words.Impact != _words.Impact || words.Urgency != _words.Urgency || words.Category != _words.Category)
        {
            Classify(row.Line, words, at);
            ChooseTargets(at);
        }
        if (words.Team != _words.Team || words.Agent != _words.Agent || _last is null) Assign(words, at);
        _words = words;
        var to = _steps.Of(state) ?? State;
        var moves = to != State;
        if (moves && _last is { } before && _steps.NotAllowed(State, to) is { } reason)
            _deviations.Add(new(row.Line, Ticket.Id.Value, "step.not-allowed", reason) { From = before.Name, To = state.Name });
        // An answer that comes with the end is given before it.
        if (state.Responded && !_responded) Fold(new RequesterContacted(""), at);
        _responded |= state.Responded;
        // The order of rows is the order of states: one whose time falls happens with the change before it.
        Fold(_steps.Moments.Of(_last, state, State, to), moves ? Instant.Max(at, Ticket.State.EnteredAt) : at, moves ? to.Name : null);
        (State, _last) = (to, state);
        var version = Ticket.Version;
        ChooseTargets(at);
        _watch?.Hear(at, version);
    }

    /// <summary>There is no row left: what rules would have done until the ticket is read.</summary>
    public void End(Instant? until)
    {
        if (_watch is null) return;
        _watch.End(until, State.Kind is not (StateKind.Done or StateKind.Final));
        _events?.AddRange(_watch.Events);
    }

    /// <summary>What targets may rest on.</summary>
    private void Classify(long line, RowWords words, Instant at)
    {
        _said++;
        var (impact, urgency) = (Word(words.Impact, "impact") ?? _impact, Word(words.Urgency, "urgency") ?? _urgency);
        var changed = impact != _impact || urgency != _urgency;
        (_impact, _urgency) = (impact, urgency);
        var classified = Word(words.Category, "category") is { } category && category != _category;
        if (classified)
        {
            _category = Word(words.Category, "category")!;
            Fold(new TicketClassified(new(_category)), at);
        }
        if (!_steps.DecidesPriorities) Prioritise(line, words, changed, at);
        else if (changed || classified || Ticket.Priority is null) Decide(at);
    }

    /// <summary>The log has no priorities: the profile gives one, and another when what it rests on has changed.</summary>
    private void Decide(Instant at)
    {
        if (ImportWorkflow.Prioritise(_steps.Workflow, Ticket, _impact, _urgency) is { } priority) Fold(ImportedEvents.Prioritised(priority, _impact, _urgency), at);
    }

    private void Prioritise(long line, RowWords words, bool changed, Instant at)
    {
        var priority = Ticket.Priority;
        if (Word(words.Priority, "priority") is { } code && code != _priority)
        {
            _priority = code;
            if (_steps.NotOnScale(code) is { } reason) _deviations.Add(new(line, Ticket.Id.Value, "priority.not-on-scale", reason));
            else (priority, changed) = (new(new(code), [AsImported]), true);
        }
        if (changed && priority is not null) Fold(ImportedEvents.Prioritised(priority, _impact, _urgency), at);
    }

    private void Assign(RowWords words, Instant at)
    {
        var (team, agent) = (Word(words.Team, "team") ?? _team, Word(words.Agent, "agent") ?? _agent);
        if (team == _team && agent == _agent) return;
        (_team, _agent) = (team, agent);
        Fold(ImportedEvents.Assigned(team, agent), at);
    }

    /// <summary>Chooses the targets of open clocks; one that rests on nothing that was said since its last choice stays as it is.</summary>
    private void ChooseTargets(Instant at)
    {
        var cause = Ticket.Version;
        for (var i = 0; i < _chosen.Length; i++)
        {
            if (Ticket.Clock(_steps.Workflow.Objectives[i].Name) is not { IsOpen: true } clock) continue;
            if (_steps.TargetsRestOnWords && _chosen[i] == (_said, clock.Cycle)) continue;
            _chosen[i] = (_said, clock.Cycle);
            if (ImportWorkflow.Target(_steps.Workflow, i, Ticket, at) is not { } chosen) continue;
            chosen.Event.Cause = cause;
            Fold(chosen.Event, chosen.At);
        }
    }

    private string? Word(int number, string column) => _steps.Ours(_pool[number], column);

    private void Fold(TicketEvent e, Instant at, string? to = null) => Folded(Ticket, e, Instant.Max(at, Ticket.ChangedAt), at, to);

    private Ticket Folded(Ticket? ticket, TicketEvent e, Instant recorded, Instant occurred, string? to)
    {
        if (_watch is not null)
        {
            _watch.Tell(e, occurred, to);
            return _watch.Ticket;
        }
        (e.Version, e.RecordedAt, e.OccurredAt, e.To) = ((ticket?.Version ?? 0) + 1, recorded, occurred, to);
        e.By = ImportedEvents.By.Id;
        _events?.Add(e);
        return _steps.Workflow.Fold(ticket, e, ref _progress);
    }
}
