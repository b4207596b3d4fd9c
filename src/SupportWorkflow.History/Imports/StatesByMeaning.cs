using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

/// <summary>Which state of a lifecycle a word of a log becomes that only says what it means.</summary>
internal sealed class StatesByMeaning(TicketWorkflow workflow)
{
    private readonly Dictionary<(StateKind Kind, WaitingOn On), LifecycleState?> _found = [];

    public Lifecycle Lifecycle => workflow.Lifecycle;

    /// <param name="kind">What it means.</param>
    /// <param name="on">Whom it waits for, if it waits.</param>
    /// <returns>Null where the lifecycle has nothing that could stand for it.</returns>
    public LifecycleState? Of(StateKind kind, WaitingOn on)
    {
        if (_found.TryGetValue((kind, on), out var known))
            return known;
        var found = kind == StateKind.Waiting ? Waiting(on) : Lifecycle.States.FirstOrDefault(s => s.Kind == kind);
        return _found[(kind, on)] = found;
    }

    /// <summary>
    /// The state that waits for the same, else the one that waits for anything else. Where there is neither, time had better go on than
    /// stand still, and never is the requester waited for.
    /// </summary>
    private LifecycleState? Waiting(WaitingOn on) =>
        Lifecycle.States.FirstOrDefault(s => s.WaitsOn == on)
        ?? Lifecycle.States.FirstOrDefault(s => s.WaitsOn == WaitingOn.Other)
        ?? Lifecycle
            .States.Where(s => !s.Kind.IsOver && s.WaitsOn != WaitingOn.Requester)
            .OrderBy(workflow.MayPauseIn)
            .ThenBy(s => Nearness(s.Kind))
            .FirstOrDefault();

    private static int Nearness(StateKind kind) =>
        kind switch
        {
            StateKind.Waiting => 0,
            StateKind.Working => 1,
            _ => 2,
        };
}
