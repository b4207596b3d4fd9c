namespace SupportWorkflow.History;

/// <summary>Which column probably holds what: names count, and how values behave within what could be a ticket.</summary>
internal sealed class ColumnRoles
{
    private const int MostStates = 120,
        MostOthers = 100;
    private const double Least = 1.4,
        SeveralRows = 1.1;

    private static readonly (string Word, string[] Names)[] MomentNames =
    [
        ("created", ColumnName.Opened),
        ("responded", ColumnName.Responded),
        ("resolved", ColumnName.Resolved),
        ("closed", ColumnName.Closed),
    ];

    private readonly List<SampleColumn> _columns;
    private readonly List<string[]> _rows;
    private readonly HashSet<SampleColumn> _taken = [];
    private readonly double[] _changes = [];

    public ColumnRoles(LogSample sample)
    {
        _rows = sample.Rows;
        _columns = [.. sample.Header.Select((name, i) => new SampleColumn(i, name, sample.Rows))];
        Case = Take(Best(c => !c.IsTime && c.Counts.Count > 0, CaseScore));
        _changes = [.. _columns.Select(Changes)];
        Moments = MomentsOf();
        if (Moments.Count > 0)
        {
            TakeFacts();
            return;
        }
        State = Take(Best(CouldBeState, StateScore));
        Substate = Take(Named(ColumnName.Substate, CouldBeState));
        Time = Take(Best(c => c.Times.IsTime, TimeScore));
        TimeOfDay = Time is { Times.IsDateOnly: true } ? Take(_columns.Find(c => c.TimeOfDay is not null)) : null;
        Opened = Take(Named(ColumnName.Opened, c => c.Times.IsTime && _changes[c.Index] < 0.05));
        TakeFacts();
    }

    private void TakeFacts()
    {
        Priority = Take(Named(ColumnName.Priority, IsFact));
        Impact = Take(Named(ColumnName.Impact, IsFact));
        Urgency = Take(Named(ColumnName.Urgency, IsFact));
        Category = Take(Named(ColumnName.Category, IsFact));
        Team = Take(Named(ColumnName.Team, IsFact));
        Agent = Take(Named(ColumnName.Agent, IsFact));
    }

    public SampleColumn? Case { get; }

    /// <summary>Where a row is a ticket: the columns that say when something happened, and what. Empty: rows are steps.</summary>
    public IReadOnlyList<(SampleColumn Column, string Word)> Moments { get; } = [];

    public SampleColumn? State { get; }

    public SampleColumn? Substate { get; }

    public SampleColumn? Time { get; }

    public SampleColumn? TimeOfDay { get; }

    public SampleColumn? Opened { get; }

    public SampleColumn? Priority { get; private set; }

    public SampleColumn? Impact { get; private set; }

    public SampleColumn? Urgency { get; private set; }

    public SampleColumn? Category { get; private set; }

    public SampleColumn? Team { get; private set; }

    public SampleColumn? Agent { get; private set; }

    public IEnumerable<SampleColumn> Unused => _columns.Where(c => !_taken.Contains(c));

    /// <summary>Marks that mean "nothing" in columns other than those of ticket and state, where they could be one.</summary>
    public IReadOnlyList<string> Missing =>
        [.. _columns.Where(c => c != Case && c != State && c != Substate).SelectMany(c => c.Missing).Distinct()];

    /// <summary>What columns for a moment are called.</summary>
    public static string[] NamesOf(string word) => MomentNames.First(m => m.Word == word).Names;

    /// <summary>A row for each ticket, and at least two columns that say when something happened to it.</summary>
    private List<(SampleColumn, string)> MomentsOf()
    {
        if (Case is null || _rows.Count < 2 || Case.Counts.Count < _rows.Count)
            return [];
        var found = new List<(SampleColumn Column, string Word)>();
        foreach (var (word, names) in MomentNames)
            if (Named(names, c => c.Times.IsTime && found.TrueForAll(f => f.Column != c)) is { } column)
                found.Add((column, word));
        if (found.Count < 2)
            return [];
        foreach (var (column, _) in found)
            Take(column);
        return found;
    }

    private SampleColumn? Take(SampleColumn? column)
    {
        if (column is not null)
            _taken.Add(column);
        return column;
    }

    private SampleColumn? Best(Func<SampleColumn, bool> possible, Func<SampleColumn, double> score)
    {
        var scored = _columns
            .Where(c => !_taken.Contains(c) && possible(c))
            .Select(c => (Column: c, Score: score(c)))
            .Where(c => c.Score > 0)
            .ToList();
        return scored.Count == 0 ? null : scored.MaxBy(c => c.Score).Column;
    }

    private SampleColumn? Named(string[] words, Func<SampleColumn, bool> possible) =>
        Best(c => possible(c) && ColumnName.Score(c.Name, words) >= Least, c => ColumnName.Score(c.Name, words));

    /// <summary>What is the same on every row of the log tells tickets apart in nothing.</summary>
    private bool IsFact(SampleColumn c) => !c.IsTime && (c.Counts.Count > 1 || (c.Counts.Count == 1 && c.Filled < _rows.Count));

    private static bool CouldBeState(SampleColumn c) =>
        c.Counts.Count is > 1 and <= MostStates
        && !c.IsTime
        && !c.Counts.Keys.All(v => double.TryParse(v, System.Globalization.CultureInfo.InvariantCulture, out _));

    /// <summary>
    /// A ticket has a few rows, and most of what is said of it is the same on all of them.
    /// A number for each row comes again with copies only.
    /// </summary>
    private double CaseScore(SampleColumn c)
    {
        var rows = c.RowsPerValue;
        var alike = rows <= SeveralRows ? 0 : Alike(c);
        var size =
            rows is > SeveralRows and < 60 ? 1
            : rows > 200 ? -2
            : 0;
        var full = c.Filled == _rows.Count ? 0 : -1;
        return ColumnName.Score(c.Name, ColumnName.Case) + (3 * alike) + size + full + (c.Counts.Count == 1 ? -3 : 0);
    }

    private double StateScore(SampleColumn c) =>
        ColumnName.Score(c.Name, ColumnName.State)
        + (3 * Recognised(c))
        + Math.Min(1, 2 * _changes[c.Index])
        + (c.Counts.Count is > 3 and < 40 ? 0.5 : 0)
        - (ColumnName.Score(c.Name, ColumnName.Before) > 2 ? 2 : 0);

    private double TimeScore(SampleColumn c) =>
        ColumnName.Score(c.Name, ColumnName.Time)
        + (_columns.Exists(o => o != c && o.Times.IsTime) ? 4 * _changes[c.Index] : 4)
        - (ColumnName.Score(c.Name, ColumnName.Opened) > 2 ? 1 : 0)
        + (c.Filled / (double)Math.Max(1, _rows.Count));

    private static double Recognised(SampleColumn c) =>
        c.Counts.Where(v => StateWord.Of(v.Key) is not null).Sum(v => (double)v.Value) / Math.Max(1, c.Filled);

    /// <summary>The share of other fields that repeat what the group's first row said; over rows that are not a group's first.</summary>
    private double Alike(SampleColumn key)
    {
        var first = new Dictionary<string, string[]>(StringComparer.Ordinal);
        SampleColumn[] others = [.. _columns.Where(c => c != key && c.Counts.Count > 1).Take(MostOthers)];
        long same = 0,
            all = 0;
        foreach (var row in _rows)
        {
            if (first.TryAdd(row[key.Index], row))
                continue;
            var before = first[row[key.Index]];
            foreach (var other in others)
                same += before[other.Index] == row[other.Index] ? 1 : 0;
            all += others.Length;
        }
        return all == 0 ? 0 : same / (double)all;
    }

    /// <summary>The share of tickets with several values in which they change; a field that says nothing changes nothing.</summary>
    private double Changes(SampleColumn c)
    {
        if (Case is null)
            return 0;
        var (first, several, changed) = (
            new Dictionary<string, string>(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal)
        );
        foreach (var row in _rows)
        {
            var id = row[Case.Index];
            if (!c.Counts.ContainsKey(row[c.Index]))
                continue;
            if (first.TryAdd(id, row[c.Index]))
                continue;
            several.Add(id);
            if (first[id] != row[c.Index])
                changed.Add(id);
        }
        return several.Count == 0 ? 0 : changed.Count / (double)several.Count;
    }
}
