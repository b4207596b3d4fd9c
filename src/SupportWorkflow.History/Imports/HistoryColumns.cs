namespace SupportWorkflow.History;

/// <summary>Where in a log's rows the fields stand that a map names. Immutable and thread-safe.</summary>
internal sealed class HistoryColumns
{
    private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);
    private readonly HistoryMap _map;

    public HistoryColumns(HistoryMap map, IReadOnlyList<string> header, ProblemList problems)
    {
        _map = map;
        Count = header.Count;
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in Unique(header))
            names.Add(name, names.Count);
        foreach (var (path, name) in map.ColumnNames)
            if (names.TryGetValue(name, out var index))
                _at[path] = index;
            else
                problems.AddUnknown(path, "map.no-such-column", name, names.Keys);
        (Case, State, Time) = (At("case"), At("state"), At("time"));
        (TimeOfDay, Opened, OpenedTimeOfDay) = (At("timeOfDay"), At("opened"), At("openedTimeOfDay"));
        (Substate, Priority, Impact, Urgency) = (At("substate"), At("priority"), At("impact"), At("urgency"));
        (Category, Team, Agent) = (At("category"), At("team"), At("agent"));
        Moments = [.. map.Moments.Select(m => (_at.GetValueOrDefault(m.Path, -1), m.Word))];
    }

    /// <summary>In logs of one row per ticket, the columns that say when something happened, and what.</summary>
    public (int Column, string Word)[] Moments { get; }

    /// <summary>How many columns the header has: a row with more or fewer cannot be read.</summary>
    public int Count { get; }

    private int Case { get; }

    private int State { get; }

    private int Time { get; }

    private int Substate { get; }

    private int TimeOfDay { get; }

    private int Opened { get; }

    private int OpenedTimeOfDay { get; }

    private int Priority { get; }

    private int Impact { get; }

    private int Urgency { get; }

    private int Category { get; }

    private int Team { get; }

    private int Agent { get; }

    /// <summary>Takes the fields the map names out of one row, without making texts of them.</summary>
    /// <param name="line">The line of the file, counted from 1.</param>
    /// <param name="field">The text of the field at a position.</param>
    /// <param name="fingerprint">Equal for rows that are equal in every column, named by the map or not.</param>
    public RowFields Fields(long line, FieldText field, ulong fingerprint) =>
        new()
        {
            Line = line,
            Fingerprint = fingerprint,
            Case = field(Case),
            State = Optional(State, field),
            Time = Joined(Time, TimeOfDay, field),
            Substate = Optional(Substate, field),
            Opened = Joined(Opened, OpenedTimeOfDay, field),
            Priority = Optional(Priority, field),
            Impact = Optional(Impact, field),
            Urgency = Optional(Urgency, field),
            Category = Optional(Category, field),
            Team = Optional(Team, field),
            Agent = Optional(Agent, field),
        };

    /// <summary>The same row where one of its columns says that something happened, and when.</summary>
    /// <param name="line">The line of the file, counted from 1.</param>
    /// <param name="field">The text of the field at a position.</param>
    /// <param name="fingerprint">Equal for rows that are equal in every column.</param>
    /// <param name="time">Where the time stands.</param>
    /// <param name="word">What happened then.</param>
    public RowFields Fields(long line, FieldText field, ulong fingerprint, int time, string word)
    {
        var row = Fields(line, field, fingerprint);
        return row.At(field(time), word);
    }

    /// <summary>A field that the map names and that holds a NUL; null: none does.</summary>
    public string? WithNul(FieldText field)
    {
        foreach (var column in _at.Values)
            if (field(column) is var text && text.Contains('\0'))
                return text.ToString();
        return null;
    }

    private static ReadOnlySpan<char> Optional(int column, FieldText field) => column < 0 ? default : field(column);

    /// <summary>A date and the time of day from a column of its own.</summary>
    private ReadOnlySpan<char> Joined(int date, int timeOfDay, FieldText field)
    {
        if (timeOfDay < 0 || date < 0)
            return Optional(date, field);
        var day = field(date);
        var time = field(timeOfDay);
        return _map.IsMissing(day) || _map.IsMissing(time) ? day : $"{day} {time}";
    }

    private int At(string member) => _at.GetValueOrDefault("$.columns." + member, -1);

    /// <summary>The header's names as a map knows them: one that comes again is <c>name.1</c>, <c>name.2</c>.</summary>
    public static IReadOnlyList<string> Unique(IReadOnlyList<string> header)
    {
        var (names, again) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var all = new List<string>();
        foreach (var one in header)
        {
            var (name, next) = (one.Trim(), again.GetValueOrDefault(one.Trim()));
            while (!names.Add(next == 0 ? name : $"{name}.{next}"))
                next++;
            all.Add(next == 0 ? name : $"{name}.{next}");
            again[name] = next;
        }
        return all;
    }
}
