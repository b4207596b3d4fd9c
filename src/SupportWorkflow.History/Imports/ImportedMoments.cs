using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

/// <summary>
/// What a row says in the words of our own events, so that clocks which start, stop or end with them do so over imported history too: what
/// the map calls resolved or closed, where such a run begins, and what a change of state means by its kinds.
/// </summary>
internal sealed class ImportedMoments(LogState[] states)
{
    private static readonly string[] Names =
    [
        "ticket-resolved",
        "ticket-closed",
        "work-started",
        "work-resumed",
        "wait-started",
        "ticket-reopened",
    ];

    private const int Resolved = 1,
        Closed = 2,
        Started = 4,
        Resumed = 8,
        Waits = 16,
        Reopened = 32,
        All = 64;

    private readonly StateImported?[] _made = new StateImported[states.Length * All];

    /// <summary>The event of a row; nobody else has it.</summary>
    /// <param name="last">The row before; null: none.</param>
    /// <param name="row">This row.</param>
    /// <param name="from">The kind of the state before.</param>
    /// <param name="to">The kind of the state from now on.</param>
    /// <param name="moves">Whether it is another state.</param>
    public StateImported Of(LogState? last, LogState row, StateKind from, StateKind to, bool moves)
    {
        var says = moves ? Change(from, to) : 0;
        if (row.Resolved && last is not { Resolved: true })
            says |= Resolved;
        if (row.Closed && last is not { Closed: true })
            says |= Closed;
        ref var made = ref _made[(row.Index * All) + says];
        made ??= new(row.Name) { As = [.. Names.Where((_, i) => (says & (1 << i)) != 0)] };
        return made with { };
    }

    private static int Change(StateKind from, StateKind to)
    {
        var says = from.IsOver && !to.IsOver ? Reopened : 0;
        if (to == StateKind.Waiting)
            return says | Waits;
        if (to != StateKind.Working)
            return says;
        return from switch
        {
            StateKind.Waiting => says | Resumed,
            StateKind.Queued => says | Started,
            _ => says,
        };
    }
}
