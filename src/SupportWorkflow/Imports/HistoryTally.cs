using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace SupportWorkflow.Imports;

/// <summary>Adds the cases of a log up.</summary>
internal sealed class HistoryTally(LogState[] states, BacklogTally backlog)
{
    private readonly int[] _events = new int[states.Length], _visits = new int[states.Length];
    private readonly int[] _first = new int[states.Length], _last = new int[states.Length], _visiting = new int[states.Length];
    private readonly int[,] _changes = new int[states.Length, states.Length];
    private readonly List<long>[] _spent = [.. states.Select(_ => new List<long>())];
    private readonly SortedDictionary<string, int> _weeks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _priorities = new(StringComparer.Ordinal);
    private readonly List<long> _responses = [], _resolutions = [], _closings = [];
    private int _cases, _disordered, _tied, _single, _reopened, _open, _waited, _created;
    private long _waiting;

    public void Row(LogState state) => _events[state.Index]++;

    /// <summary>A run of rows with that state begins.</summary>
    public void Visit(LogState? from, LogState to)
    {
        _visits[to.Index]++;
        if (from is not null) _changes[from.Index, to.Index]++;
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
            if (stay.HasNext) _spent[stay.State.Index].Add(stay.Ticks);
        }
        foreach (var (from, to) in one.OpenStretches) backlog.Open(one.OpenedAt, from, to);
        if (one.IsOutOfOrder) _disordered++;
        if (one.HasEqualTimes) _tied++;
        if (one.Rows == 1) _single++;
        if (one.IsReopened) _reopened++;
        if (one.IsOpen) _open++;
        if (one.IsCreated) _created++;
        if (one.Waited > 0) _waited++;
        _waiting += one.Waited;
        if (one.FirstResponse is { } response) _responses.Add(response);
        if (one.LastResolution is { } resolution) _resolutions.Add(resolution);
        if (one.LastClosing is { } closing) _closings.Add(closing);
        Increment(_weeks, Week(one.OpenedOn));
        if (priority is not null) Increment(_priorities, priority);
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
                .. states.Where(s => _events[s.Index] > 0)
                    .Select(s => new StateFigures(
                        s.Name, s.Kind, _events[s.Index], _visits[s.Index], _visiting[s.Index], _first[s.Index], _last[s.Index], HourSpread.Of(_spent[s.Index])))
                    .OrderByDescending(s => s.Events).ThenBy(s => s.Name, StringComparer.Ordinal),
            ],
            StateChanges = Changes(),
            CasesReopened = _reopened,
            OpenedPerIsoWeek = [.. _weeks.Select(w => new NamedCount(w.Key, w.Value))],
            Backlog = [.. backlog.Weeks()],
            PriorityFinal = withPriority
                ? [.. _priorities.Select(p => new NamedCount(p.Key, p.Value)).OrderByDescending(p => p.Count).ThenBy(p => p.Name, StringComparer.Ordinal)]
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
            if (fingerprints[i] == fingerprints[i - 1]) copies++;
        return copies;
    }

    private ValueList<StateChange> Changes() =>
    [
        .. states.SelectMany(from => states.Select(to => new StateChange(from.Name, to.Name, _changes[from.Index, to.Index])))
            .Where(c => c.Count > 0)
            .OrderByDescending(c => c.Count).ThenBy(c => c.From, StringComparer.Ordinal).ThenBy(c => c.To, StringComparer.Ordinal),
    ];

    /// <summary>The ISO 8601 week of a date, such as <c>2016-W09</c>.</summary>
    public static string Week(LocalDate date)
    {
        var rule = WeekYearRules.Iso;
        return string.Create(CultureInfo.InvariantCulture, $"{rule.GetWeekYear(date):0000}-W{rule.GetWeekOfWeekYear(date):00}");
    }

    private static void Increment(IDictionary<string, int> counts, string name) => counts[name] = counts.TryGetValue(name, out var before) ? before + 1 : 1;
}
