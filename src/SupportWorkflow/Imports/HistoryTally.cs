using System.Globalization;
using NodaTime.Calendars;

namespace SupportWorkflow.Imports;

/// <summary>Counts over all cases while the log is read, and adds the cases up at the end.</summary>
internal sealed class HistoryTally(LogState[] states)
{
    private readonly int[] _events = new int[states.Length];
    private readonly int[] _visits = new int[states.Length];
    private readonly int[,] _changes = new int[states.Length, states.Length];
    private readonly HashSet<ulong> _fingerprints = [];
    private int _copies;

    public int Rows { get; private set; }

    public void Row(LogState state)
    {
        Rows++;
        _events[state.Index]++;
    }

    /// <summary>A run of rows with that state begins.</summary>
    public void Visit(LogState? from, LogState to)
    {
        _visits[to.Index]++;
        if (from is not null) _changes[from.Index, to.Index]++;
    }

    public void Count(ulong? fingerprint)
    {
        if (fingerprint is { } row && !_fingerprints.Add(row)) _copies++;
    }

    public HistorySummary Summary(IEnumerable<CaseTrail> cases, bool withPriority)
    {
        var (first, last, visiting) = (new int[states.Length], new int[states.Length], new int[states.Length]);
        var hours = states.Select(_ => new List<long>()).ToArray();
        var (weeks, priorities) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        List<long> responses = [], resolutions = [];
        var (count, disordered, tied, single, reopened, open, waited, waiting) = (0, 0, 0, 0, 0, 0, 0, 0L);
        foreach (var one in cases)
        {
            count++;
            first[one.First!.Index]++;
            last[one.Last!.Index]++;
            foreach (var stay in one.Stays)
            {
                visiting[stay.State.Index]++;
                if (stay.HasNext) hours[stay.State.Index].Add(stay.Ticks);
            }
            if (one.IsOutOfOrder) disordered++;
            if (one.HasEqualTimes) tied++;
            if (one.Rows == 1) single++;
            if (one.IsReopened) reopened++;
            if (one.IsOpen) open++;
            if (one.Waited > 0) waited++;
            waiting += one.Waited;
            if (one.FirstResponse is { } response) responses.Add(response);
            if (one.LastResolution is { } resolution) resolutions.Add(resolution);
            Increment(weeks, Week(one));
            if (one.Priority is { } priority) Increment(priorities, priority);
        }
        return new()
        {
            Cases = count,
            Events = Rows,
            ExactDuplicateRows = _copies,
            CasesOutOfOrder = disordered,
            CasesWithEqualAdjacentTimes = tied,
            SingleEventCases = single,
            States =
            [
                .. states.Where(s => _events[s.Index] > 0)
                    .Select(s => new StateFigures(
                        s.Name, s.Kind, _events[s.Index], _visits[s.Index], visiting[s.Index], first[s.Index], last[s.Index], HourSpread.Of(hours[s.Index])))
                    .OrderByDescending(s => s.Events).ThenBy(s => s.Name, StringComparer.Ordinal),
            ],
            StateChanges = Changes(),
            CasesReopened = reopened,
            OpenedPerIsoWeek = [.. weeks.Select(w => new NamedCount(w.Key, w.Value))],
            PriorityFinal = withPriority
                ? [.. priorities.Select(p => new NamedCount(p.Key, p.Value)).OrderByDescending(p => p.Count).ThenBy(p => p.Name, StringComparer.Ordinal)]
                : null,
            CasesThatWaited = waited,
            HoursWaiting = HourSpread.Hours(waiting, 2),
            FirstResponse = HourSpread.Of(responses),
            LastResolution = HourSpread.Of(resolutions),
            At = null,
            CasesOpen = open,
            Deviations = 0,
            Quarantined = 0,
        };
    }

    private ValueList<StateChange> Changes() =>
    [
        .. states.SelectMany(from => states.Select(to => new StateChange(from.Name, to.Name, _changes[from.Index, to.Index])))
            .Where(c => c.Count > 0)
            .OrderByDescending(c => c.Count).ThenBy(c => c.From, StringComparer.Ordinal).ThenBy(c => c.To, StringComparer.Ordinal),
    ];

    private static string Week(CaseTrail one)
    {
        var rule = WeekYearRules.Iso;
        return string.Create(CultureInfo.InvariantCulture, $"{rule.GetWeekYear(one.OpenedOn):0000}-W{rule.GetWeekOfWeekYear(one.OpenedOn):00}");
    }

    private static void Increment(IDictionary<string, int> counts, string name) => counts[name] = counts.TryGetValue(name, out var before) ? before + 1 : 1;
}
