using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;
using NodaTime.Calendars;

namespace SupportWorkflow.History;

/// <summary>Adds the cases of a log up.</summary>
internal sealed class HistoryTally(LogState[] states, BacklogTally backlog)
{
    private readonly int[] _events = new int[states.Length],
        _visits = new int[states.Length];
    private readonly int[] _first = new int[states.Length],
        _last = new int[states.Length],
        _visiting = new int[states.Length];
    private readonly Dictionary<(int From, int To), int> _changes = [];
    private readonly List<long>[] _spent = [.. states.Select(_ => new List<long>())];
    private readonly Dictionary<LocalDate, int> _days = [];
    private readonly Dictionary<string, int> _priorities = new(StringComparer.Ordinal);
    private readonly List<long> _responses = [],
        _resolutions = [],
        _closings = [];
    private int _cases,
        _disordered,
        _tied,
        _single,
        _reopened,
        _open,
        _waited,
        _created;
    private long _waiting;
    private readonly BacklogTally _backlog = backlog;

    public void Row(LogState state) => _events[state.Index]++;

    /// <summary>A run of rows with that state begins.</summary>
    public void Visit(LogState? from, LogState to)
    {
        _visits[to.Index]++;
        if (from is not null)
            CollectionsMarshal.GetValueRefOrAddDefault(_changes, (from.Index, to.Index), out _)++;
    }

    /// <summary>A case is told to its end.</summary>
    /// <param name="one">Its figures.</param>
    /// <param name="priority">The priority of its last row; null: that row has none.</param>
    public void Add(CaseTrail one, string? priority)
    {
        _cases++;
        _first[one.First!.Index]++;
        _last[one.Last!.Index]++;
        foreach (var stay in one.Stays)
        {
            _visiting[stay.State.Index]++;
            if (stay.HasNext)
                _spent[stay.State.Index].Add(stay.Ticks);
        }
        foreach (var (from, to) in one.OpenStretches)
            _backlog.Open(one.OpenedAt, from, to);
        if (one.IsOutOfOrder)
            _disordered++;
        if (one.HasEqualTimes)
            _tied++;
        if (one.Rows == 1)
            _single++;
        if (one.IsReopened)
            _reopened++;
        if (one.IsOpen)
            _open++;
        if (one.IsCreated)
            _created++;
        if (one.Waited > 0)
            _waited++;
        _waiting += one.Waited;
        if (one.FirstResponse is { } response)
            _responses.Add(response);
        if (one.LastResolution is { } resolution)
            _resolutions.Add(resolution);
        if (one.LastClosing is { } closing)
            _closings.Add(closing);
        Increment(_days, one.OpenedOn);
        if (priority is not null)
            Increment(_priorities, priority);
    }

    /// <summary>What another one of the same log has added up.</summary>
    public void Add(HistoryTally other)
    {
        Add(_events, other._events);
        Add(_visits, other._visits);
        Add(_first, other._first);
        Add(_last, other._last);
        Add(_visiting, other._visiting);
        foreach (var (step, count) in other._changes)
            Increment(_changes, step, count);
        for (var state = 0; state < states.Length; state++)
            _spent[state].AddRange(other._spent[state]);
        foreach (var (day, count) in other._days)
            Increment(_days, day, count);
        foreach (var (priority, count) in other._priorities)
            Increment(_priorities, priority, count);
        _responses.AddRange(other._responses);
        _resolutions.AddRange(other._resolutions);
        _closings.AddRange(other._closings);
        (_cases, _disordered, _tied, _single) = (
            _cases + other._cases,
            _disordered + other._disordered,
            _tied + other._tied,
            _single + other._single
        );
        (_reopened, _open, _waited, _created) = (
            _reopened + other._reopened,
            _open + other._open,
            _waited + other._waited,
            _created + other._created
        );
        _waiting += other._waiting;
        _backlog.Add(other._backlog);
    }

    public HistorySummary Summary(bool withPriority)
    {
        return new()
        {
            Cases = _cases,
            Events = 0,
            ExactDuplicateRows = 0,
            CasesOutOfOrder = _disordered,
            CasesWithEqualAdjacentTimes = _tied,
            SingleEventCases = _single,
            States =
            [
                .. states
                    .Where(s => _events[s.Index] > 0)
                    .Select(s => new StateFigures(
                        s.Name,
                        s.Kind,
                        _events[s.Index],
                        _visits[s.Index],
                        _visiting[s.Index],
                        _first[s.Index],
                        _last[s.Index],
                        HourSpread.Of(_spent[s.Index])
                    ))
                    .OrderByDescending(s => s.Events)
                    .ThenBy(s => s.Name, StringComparer.Ordinal),
            ],
            StateChanges = Changes(),
            CasesReopened = _reopened,
            OpenedPerIsoWeek =
            [
                .. _days
                    .GroupBy(d => Week(d.Key), d => d.Value)
                    .Select(w => new NamedCount(w.Key, w.Sum()))
                    .OrderBy(w => w.Name, StringComparer.Ordinal),
            ],
            Backlog = [.. _backlog.Weeks()],
            PriorityFinal = withPriority
                ?
                [
                    .. _priorities
                        .Select(p => new NamedCount(p.Key, p.Value))
                        .OrderByDescending(p => p.Count)
                        .ThenBy(p => p.Name, StringComparer.Ordinal),
                ]
                : null,
            CasesThatWaited = _waited,
            HoursWaiting = HourSpread.Hours(_waiting, 2),
            FirstResponse = HourSpread.Of(_responses),
            LastResolution = HourSpread.Of(_resolutions),
            CasesWithoutCreation = states.Any(s => s.Created) ? _cases - _created : null,
            LastClosing = HourSpread.Of(_closings),
            CasesWithoutClosing = _cases - _closings.Count,
            Objectives = default,
            At = null,
            CasesOpen = _open,
            Deviations = 0,
            Quarantined = 0,
        };
    }

    /// <summary>How many of the numbers occurred before; sorts them.</summary>
    public static int Copies(List<ulong> fingerprints)
    {
        fingerprints.Sort();
        var copies = 0;
        for (var i = 1; i < fingerprints.Count; i++)
            if (fingerprints[i] == fingerprints[i - 1])
                copies++;
        return copies;
    }

    private ValueList<StateChange> Changes() =>
        [
            .. _changes
                .Select(c => new StateChange(states[c.Key.From].Name, states[c.Key.To].Name, c.Value))
                .OrderByDescending(c => c.Count)
                .ThenBy(c => c.From, StringComparer.Ordinal)
                .ThenBy(c => c.To, StringComparer.Ordinal),
        ];

    /// <summary>The ISO 8601 week of a date, such as <c>2016-W09</c>.</summary>
    public static string Week(LocalDate date)
    {
        var rule = WeekYearRules.Iso;
        return string.Create(CultureInfo.InvariantCulture, $"{rule.GetWeekYear(date):0000}-W{rule.GetWeekOfWeekYear(date):00}");
    }

    private static void Increment<T>(Dictionary<T, int> counts, T key, int by = 1)
        where T : notnull => counts[key] = counts.TryGetValue(key, out var before) ? before + by : by;

    private static void Add(int[] own, int[] other)
    {
        for (var i = 0; i < own.Length; i++)
            own[i] += other[i];
    }
}
