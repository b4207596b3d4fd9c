using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

/// <summary>One case's figures, row by row, from the recorded wall clock alone. One object serves all cases, one after the other.</summary>
internal sealed class CaseTrail
{
    private readonly List<Stay> _stays = [];
    private int[] _places = [];
    private readonly List<(long From, long To)> _open = [];
    private long _openedAt,
        _lastAt,
        _openSince,
        _latest;
    private StateKind _lastKind;

    /// <summary>One of the log's states in one case: the time in it, over rows that have a next row.</summary>
    internal record struct Stay(LogState State, long Ticks, bool HasNext);

    public LocalDate OpenedOn { get; private set; }

    public IReadOnlyList<Stay> Stays => _stays;

    public long OpenedAt => _openedAt;

    /// <summary>The stretches in which it was neither done nor final; the end of the last is open.</summary>
    public IEnumerable<(long From, long To)> OpenStretches => IsOpen ? _open.Append((_openSince, long.MaxValue)) : _open;

    public int Rows { get; private set; }

    public LogState? First { get; private set; }

    public LogState? Last { get; private set; }

    public bool IsOutOfOrder { get; private set; }

    public bool HasEqualTimes { get; private set; }

    public bool IsReopened { get; private set; }

    public long Waited { get; private set; }

    public long? FirstResponse { get; private set; }

    public long? LastResolution { get; private set; }

    /// <summary>From the opening to the beginning of the last run of rows that say it was closed; null: none says so.</summary>
    public long? LastClosing { get; private set; }

    /// <summary>Whether a row says that it was opened.</summary>
    public bool IsCreated { get; private set; }

    public bool IsOpen => !_lastKind.IsOver;

    /// <summary>Forgets the case before and begins the next.</summary>
    public void Begin(HistoryTime opened)
    {
        foreach (var stay in _stays)
            _places[stay.State.Index] = 0;
        _stays.Clear();
        _open.Clear();
        _latest = long.MinValue;
        (OpenedOn, _openedAt, _lastAt, _lastKind) = (opened.Local.Date, opened.WallTicks, 0, default);
        (Rows, First, Last, Waited, FirstResponse, LastResolution, LastClosing) = (0, null, null, 0, null, null, null);
        (IsOutOfOrder, HasEqualTimes, IsReopened, IsCreated) = (false, false, false, false);
    }

    public void Add(LogState state, StateKind kind, long at, HistoryTally tally)
    {
        if (Last is { } last)
            Leave(last, state, kind, at - _lastAt);
        if (Last != state)
            tally.Visit(Last, state);
        tally.Row(state);
        if (IndexOf(state) < 0)
        {
            _stays.Add(new(state, 0, false));
            _places[state.Index] = _stays.Count;
        }
        if (state.Responded)
            FirstResponse ??= at - _openedAt;
        if (state.Resolved && Last is not { Resolved: true })
            LastResolution = at - _openedAt;
        if (state.Closed && Last is not { Closed: true })
            LastClosing = at - _openedAt;
        IsCreated |= state.Created;
        First ??= state;
        Stretch(kind, at);
        (Last, _lastKind, _lastAt) = (state, kind, at);
        Rows++;
    }

    /// <summary>Notes where being open ends and begins again, on a clock that never falls.</summary>
    private void Stretch(StateKind kind, long at)
    {
        var isFirst = Rows == 0;
        _latest = Math.Max(_latest, at);
        if (isFirst)
            _openSince = Math.Min(_openedAt, at);
        else if (_lastKind.IsOver && !kind.IsOver)
            _openSince = _latest;
        if (kind.IsOver && (isFirst || !_lastKind.IsOver) && _openSince < _latest)
            _open.Add((_openSince, _latest));
    }

    private void Leave(LogState last, LogState state, StateKind kind, long spent)
    {
        IsOutOfOrder |= spent < 0;
        HasEqualTimes |= spent == 0;
        var stay = IndexOf(last);
        _stays[stay] = new(last, _stays[stay].Ticks + spent, true);
        if (_lastKind == StateKind.Waiting)
            Waited += spent;
        IsReopened |= state != last && _lastKind.IsOver && !kind.IsOver;
    }

    /// <summary>Where its stay stands; -1: the case was never in it.</summary>
    private int IndexOf(LogState state)
    {
        if (state.Index >= _places.Length)
            Array.Resize(ref _places, Math.Max(state.Index + 1, 2 * _places.Length));
        return _places[state.Index] - 1;
    }
}
