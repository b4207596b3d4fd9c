using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Imports;

/// <summary>Tells each ticket's story in events of our own, and lists the steps that the lifecycle would not have allowed.</summary>
internal sealed class ImportedSteps
{
    private static readonly LocalText AsImported = ImportTexts.Table.Say("priority-imported");

    private readonly TicketWorkflow _workflow;
    private readonly LifecycleState?[] _states;
    private readonly bool[,] _leads;
    private readonly Dictionary<(LifecycleState, LifecycleState), LocalText> _reasons = [];
    private readonly Dictionary<string, LocalText> _unknownPriorities = new(StringComparer.Ordinal);

    public ImportedSteps(HistoryMap map, TicketWorkflow workflow, ProblemList problems)
    {
        _workflow = workflow;
        _states = [.. map.States.Select(s => s.In(workflow.Lifecycle, problems))];
        var all = workflow.Lifecycle.States;
        _leads = new bool[all.Count, all.Count];
        foreach (var from in all)
            foreach (var to in all) _leads[from.Index, to.Index] = workflow.Lifecycle.Leads(from, to);
    }

    public List<Deviation> Deviations { get; } = [];

    public ImportedCase Open(string id, HistoryTime opened, Instant firstRow, string? impact, string? urgency)
    {
        // Some logs have rows from before the opening; recorded times never fall, so the story begins with the earlier of the two.
        var e = ImportedEvents.Opened(id, _workflow.Profile, impact, urgency);
        Stamp(e, 1, Instant.Min(opened.Instant, firstRow), opened.Instant);
        var ticket = _workflow.Fold(null, e);
        return new(ticket, new(opened), _workflow.Lifecycle.State(ticket.State.Name));
    }

    /// <summary>One row: what changed besides the state first, then the state itself.</summary>
    public void Take(ImportedCase one, HistoryRow row, LogState state, HistoryTime time, HistoryImporter words)
    {
        Prioritise(one, row, time.Instant, words);
        Categorise(one, words.Word(row.Category, "category"), time.Instant);
        Assign(one, words.Word(row.Team, "team"), words.Word(row.Agent, "agent"), time.Instant);
        var to = _states[state.Index] ?? one.State;
        var moves = to != one.State;
        if (moves && one.LogState is { } before && !_leads[one.State.Index, to.Index])
            Deviations.Add(new(row.Line, one.Ticket.Id.Value, "step.not-allowed", Reason(one.State, to)) { From = before.Name, To = state.Name });
        Fold(one, new StateImported(state.Name), time.Instant, moves ? to.Name : null);
        if (state.Responded && !one.Trail.HasResponse) Fold(one, new RequesterContacted(""), time.Instant);
        (one.State, one.LogState) = (to, state);
    }

    private void Prioritise(ImportedCase one, HistoryRow row, Instant at, HistoryImporter words)
    {
        if (words.Word(row.Priority, "priority") is not { } code || code == one.Priority) return;
        one.Priority = code;
        if (!ImportWorkflow.Knows(_workflow, code))
        {
            if (!_unknownPriorities.TryGetValue(code, out var reason))
                _unknownPriorities[code] = reason = ImportTexts.Table.Say("priority.not-on-scale", code, ImportWorkflow.Scale(_workflow));
            Deviations.Add(new(row.Line, one.Ticket.Id.Value, "priority.not-on-scale", reason));
            return;
        }
        Fold(one, ImportedEvents.Prioritised(code, AsImported, words.Word(row.Impact, "impact"), words.Word(row.Urgency, "urgency")), at);
    }

    private void Categorise(ImportedCase one, string? category, Instant at)
    {
        if (category is null || category == one.Category) return;
        one.Category = category;
        Fold(one, new TicketClassified(new(category)), at);
    }

    private void Assign(ImportedCase one, string? team, string? agent, Instant at)
    {
        (team, agent) = (team ?? one.Team, agent ?? one.Agent);
        if (team == one.Team && agent == one.Agent) return;
        (one.Team, one.Agent) = (team, agent);
        Fold(one, ImportedEvents.Assigned(team, agent), at);
    }

    private void Fold(ImportedCase one, TicketEvent e, Instant at, string? to = null)
    {
        Stamp(e, one.Ticket.Version + 1, Instant.Max(at, one.Ticket.ChangedAt), at);
        e.To = to;
        one.Ticket = _workflow.Fold(one.Ticket, e);
    }

    private static void Stamp(TicketEvent e, int version, Instant recorded, Instant occurred)
    {
        (e.Version, e.RecordedAt, e.OccurredAt) = (version, recorded, occurred);
        e.By = ImportedEvents.By;
    }

    private LocalText Reason(LifecycleState from, LifecycleState to)
    {
        if (!_reasons.TryGetValue((from, to), out var reason))
            _reasons[(from, to)] = reason = ImportTexts.Table.Say("step.not-allowed", from.Text, to.Text);
        return reason;
    }
}
