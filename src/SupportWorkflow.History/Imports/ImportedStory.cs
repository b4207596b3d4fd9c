using NodaTime;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

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
    private readonly RecordedTicket _told;
    private readonly string _id;
    private readonly Instant _opened;
    private LogState? _last;
    private RowWords _words;
    private string? _priority,
        _impact,
        _urgency,
        _category,
        _team,
        _agent;
    private StateKind _kind;
    private Instant _answered = Instant.MinValue;
    private bool _responded;

    /// <param name="one">The case.</param>
    /// <param name="first">Its first row: what it says besides its state holds from the opening on.</param>
    /// <param name="words">What that row says.</param>
    /// <param name="steps">What the map means in the lifecycle.</param>
    /// <param name="pool">The words.</param>
    /// <param name="deviations">Where deviations are noted.</param>
    /// <param name="keepsEvents">Whether somebody wants the events.</param>
    public ImportedStory(
        ImportedCase one,
        in KeptRow first,
        RowWords words,
        ImportedSteps steps,
        WordPool pool,
        List<Deviation> deviations,
        bool keepsEvents
    )
    {
        (_steps, _pool, _deviations, _words, _id, _opened) = (steps, pool, deviations, words, one.Id, one.Opened.Instant);
        var at = _opened;
        (_impact, _urgency) = (Word(words.Impact, "impact"), Word(words.Urgency, "urgency"));
        // A log knows less than a person would say: of the request no more than its id.
        var intake = new IntakeRecord
        {
            Subject = one.Id,
            Requester = "",
            Impact = _impact,
            Urgency = _urgency,
        };
        _told = new(steps.Workflow, new(one.Id), new(one.Id), intake, at, keepsEvents);
        State = steps.Workflow.Lifecycle.State(_told.State.Name);
        _kind = State.Kind;
        Classify(first.Line, words, at);
        _told.Settle(at);
    }

    /// <summary>What the log calls it.</summary>
    public string Id => _id;

    public Instant OpenedAt => _opened;

    /// <summary>The ticket at the end of its story.</summary>
    public Ticket Ticket => field ??= _told.Ticket;

    public LifecycleState State { get; private set; }

    /// <summary>The priority of the last row taken, in the log's word; null: that row has none.</summary>
    public string? Priority => _pool[_words.Priority];

    /// <summary>What happened, and what the rules of the profile did; empty where nobody wanted it and the profile has none.</summary>
    public ReadOnlySpan<TicketEvent> Events => _told.Events;

    /// <summary>One row: what changed besides the state first, then the state itself.</summary>
    public void Take(in KeptRow row, LogState state, RowWords words)
    {
        // Some logs have rows from before the opening: a ticket's story cannot, so they happen with it. The figures keep what the log says.
        var at = Instant.Max(Instant.FromUnixTimeTicks(row.UnixTicks), _opened);
        _told.PassTo(at);
        if (
            words.Priority != _words.Priority
            || words.Impact != _words.Impact
            || words.Urgency != _words.Urgency
            || words.Category != _words.Category
        )
        {
            Classify(row.Line, words, at);
            _told.ChooseTargets(at);
        }
        if (words.Team != _words.Team || words.Agent != _words.Agent || _last is null)
            Assign(words, at);
        _words = words;
        var to = _steps.Of(state) ?? State;
        var moves = to != State;
        if (moves && _last is { } before && _steps.NotAllowed(State, to) is { } reason)
            _deviations.Add(new(row.Line, _id, "step.not-allowed", reason) { From = before.Name, To = state.Name });
        var kind = _steps.KindOf(state) ?? _kind;
        var reopens = _kind.IsOver && !kind.IsOver;
        // What was asked again may be answered again.
        var answers = state.Responded && (reopens || !_responded);
        var endsIt = moves && to.Kind.IsOver;
        // An answer that comes with the end is given before it, one that comes with anything else after it.
        if (answers && endsIt)
            Answer(at);
        // The order of rows is the order of states: one whose time falls happens with the change or the answer before it.
        var entered = Instant.Max(at, Instant.Max(_told.State.EnteredAt, _answered));
        _told.Record(_steps.Moments.Of(_last, state, _kind, kind, moves || kind != _kind), moves ? entered : at, moves ? to.Name : null);
        if (answers && !endsIt)
            Answer(reopens ? entered : at);
        _responded = answers || (_responded && !reopens);
        _kind = kind;
        (State, _last) = (to, state);
        _told.Settle(at);
    }

    /// <summary>There is no row left: what rules would have done until the ticket is read.</summary>
    public void End(Instant? until) => _told.End(until);

    private void Answer(Instant at)
    {
        _told.Record(new RequesterContacted(""), at);
        _answered = Instant.Max(_answered, at);
    }

    /// <summary>What targets may rest on.</summary>
    private void Classify(long line, RowWords words, Instant at)
    {
        var (impact, urgency) = (Word(words.Impact, "impact") ?? _impact, Word(words.Urgency, "urgency") ?? _urgency);
        var changed = impact != _impact || urgency != _urgency;
        (_impact, _urgency) = (impact, urgency);
        var classified = Word(words.Category, "category") is { } category && category != _category;
        if (classified)
        {
            _category = Word(words.Category, "category")!;
            _told.Record(new TicketClassified(new(_category)), at);
        }
        if (!_steps.DecidesPriorities)
            Prioritise(line, words, changed, at);
        // The log has no priorities: the profile gives one, and another when what it rests on has changed.
        else if (changed || classified || _told.Priority is null)
            _told.Prioritise(_impact, _urgency, at);
    }

    private void Prioritise(long line, RowWords words, bool changed, Instant at)
    {
        var priority = _told.Priority;
        if (Word(words.Priority, "priority") is { } code && code != _priority)
        {
            _priority = code;
            if (_steps.NotOnScale(code) is { } reason)
                _deviations.Add(new(line, _id, "priority.not-on-scale", reason));
            else
                (priority, changed) = (new(new(code), [AsImported]), true);
        }
        if (changed && priority is not null)
            _told.Record(new TicketPrioritised(priority, Impact: _impact, Urgency: _urgency), at);
    }

    private void Assign(RowWords words, Instant at)
    {
        var (team, agent) = (Word(words.Team, "team") ?? _team, Word(words.Agent, "agent") ?? _agent);
        if (team == _team && agent == _agent)
            return;
        (_team, _agent) = (team, agent);
        _told.Record(new TicketAssigned(new(team is null ? null : new TeamId(team), agent is null ? null : new AgentId(agent))), at);
    }

    private string? Word(int number, string column) => _steps.Ours(_pool[number], column);
}
