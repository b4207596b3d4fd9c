using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Imports;

/// <summary>One case's figures so far, from the recorded wall clock alone. There may be a million, so it holds numbers only.</summary>
internal sealed class CaseTrail(HistoryTime opened)
{
    private readonly long _openedAt = opened.WallTicks;
    private Stay[] _stays = [];
    private long _lastAt;
    private StateKind _lastKind;

    /// <summary>One of the log's states in one case: the time in it, over rows that have a next row.</summary>
    internal record struct Stay(LogState State, long Ticks, bool HasNext);

    public LocalDate OpenedOn { get; } = opened.Local.Date;

    public ReadOnlySpan<Stay> Stays => _stays;

    public int Rows { get; private set; }

    public LogState? First { get; private set; }

    public LogState? Last { get; private set; }

    public string? Priority { get; private set; }

    public bool IsOutOfOrder { get; private set; }

    public bool HasEqualTimes { get; private set; }

    public bool IsReopened { get; private set; }

    public long Waited { get; private set; }

    public long? FirstResponse { get; private set; }

    public long? LastResolution { get; private set; }

    public bool HasResponse => FirstResponse is not null;

    public bool IsOpen => !IsOver(_lastKind);

    public void Add(LogState state, StateKind kind, long at, string? priority, HistoryTally tally)
    {
        if (Last is { } last) Leave(last, state, kind, at - _lastAt);
        if (Last != state) tally.Visit(Last, state);
        tally.Row(state);
        if (IndexOf(state) < 0) _stays = [.. _stays, new(state, 0, false)];
        if (state.Responded) FirstResponse ??= at - _openedAt;
        if (state.Resolved && Last is not { Resolved: true }) LastResolution = at - _openedAt;
        First ??= state;
        (Last, _lastKind, _lastAt, Priority) = (state, kind, at, priority);
        Rows++;
    }

    private void Leave(LogState last, LogState state, StateKind kind, long spent)
    {
        IsOutOfOrder |= spent < 0;
        HasEqualTimes |= spent == 0;
        ref var stay = ref _stays[IndexOf(last)];
        stay = new(last, stay.Ticks + spent, true);
        if (_lastKind == StateKind.Waiting) Waited += spent;
        IsReopened |= state != last && IsOver(_lastKind) && !IsOver(kind);
    }

    private int IndexOf(LogState state)
    {
        for (var i = 0; i < _stays.Length; i++)
            if (_stays[i].State == state) return i;
        return -1;
    }

    private static bool IsOver(StateKind kind) => kind is StateKind.Done or StateKind.Final;
}
