using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Imports;

/// <summary>Tells one ticket's story in events of our own, row by row, and notes the steps that the lifecycle would not have allowed.</summary>
internal sealed class ImportedStory
{
    private static readonly LocalText AsImported = ImportTexts.Table.Say("priority-imported");

    private readonly ImportedSteps _steps;
    private readonly WordPool _pool;
    private readonly List<Deviation> _deviations;
    private readonly List<TicketEvent>? _events;
    private LogState? _last;
    private RowWords _words = RowWords.None;
    private string? _priority, _category, _team, _agent;
    private bool _responded;

    /// <param name="one">The case.</param>
    /// <param name="words">What its first row says.</param>
    /// <param name="steps">What the map means in the lifecycle.</param>
    /// <param name="pool">The words.</param>
    /// <param name="deviations">Where deviations are noted.</param>
    /// <param name="events">Where the events are kept; null: nobody wants them.</param>
    public ImportedStory(
        ImportedCase one, RowWords words, ImportedSteps steps, WordPool pool, List<Deviation> deviations, List<TicketEvent>? events)
    {
        (_steps, _pool, _deviations, _events) = (steps, pool, deviations, events);
        var e = ImportedEvents.Opened(one.Id, steps.Workflow.Profile, Word(words.Impact, "impact"), Word(words.Urgency, "urgency"));
        Stamp(e, 1, one.Opened.Instant, one.Opened.Instant);
        _events?.Add(e);
        Ticket = steps.Workflow.Fold(null, e);
        State = steps.Workflow.Lifecycle.State(Ticket.State.Name);
    }

    public Ticket Ticket { get; private set; }

    public LifecycleState State { get; private set; }

    /// <summary>One row: what changed besides the state first, then the state itself.</summary>
    public void Take(in KeptRow row, LogState state, RowWords words)
    {
        // Some logs have rows from before the opening: a ticket's story cannot, so they happen with it. The figures keep what the log says.
        var at = Instant.Max(Instant.FromUnixTimeTicks(row.UnixTicks), Ticket.OpenedAt);
        if (words != _words) Facts(row.Line, words, at);
        var to = _steps.Of(state) ?? State;
        var moves = to != State;
        if (moves && _last is { } before && _steps.NotAllowed(State, to) is { } reason)
            _deviations.Add(new(row.Line, Ticket.Id.Value, "step.not-allowed", reason) { From = before.Name, To = state.Name });
        Fold(new StateImported(state.Name), at, moves ? to.Name : null);
        if (state.Responded && !_responded) Fold(new RequesterContacted(""), at);
        _responded |= state.Responded;
        (State, _last) = (to, state);
    }

    private void Facts(long line, RowWords words, Instant at)
    {
        _words = words;
        Prioritise(line, words, at);
        if (Word(words.Category, "category") is { } category && category != _category)
        {
            _category = category;
            Fold(new TicketClassified(new(category)), at);
        }
        var (team, agent) = (Word(words.Team, "team") ?? _team, Word(words.Agent, "agent") ?? _agent);
        if (team == _team && agent == _agent) return;
        (_team, _agent) = (team, agent);
        Fold(ImportedEvents.Assigned(team, agent), at);
    }

    private void Prioritise(long line, RowWords words, Instant at)
    {
        if (Word(words.Priority, "priority") is not { } code || code == _priority) return;
        _priority = code;
        if (_steps.NotOnScale(code) is { } reason) _deviations.Add(new(line, Ticket.Id.Value, "priority.not-on-scale", reason));
        else Fold(ImportedEvents.Prioritised(code, AsImported, Word(words.Impact, "impact"), Word(words.Urgency, "urgency")), at);
    }

    private string? Word(int number, string column) => _steps.Ours(_pool[number], column);

    private void Fold(TicketEvent e, Instant at, string? to = null)
    {
        Stamp(e, Ticket.Version + 1, Instant.Max(at, Ticket.ChangedAt), at);
        e.To = to;
        _events?.Add(e);
        Ticket = _steps.Workflow.Fold(Ticket, e);
    }

    private static void Stamp(TicketEvent e, int version, Instant recorded, Instant occurred)
    {
        (e.Version, e.RecordedAt, e.OccurredAt) = (version, recorded, occurred);
        e.By = ImportedEvents.By;
    }
}
