namespace SupportWorkflow.Imports;

/// <summary>Where in a log's rows the fields stand that a map names. Immutable and thread-safe.</summary>
public sealed class HistoryColumns
{
    private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);

    internal HistoryColumns(HistoryColumnsDocument columns, IReadOnlyList<string> header, ProblemList problems)
    {
        Count = header.Count;
        var names = Unique(header);
        foreach (var (member, name) in columns.Named())
            if (names.TryGetValue(name, out var index)) _at[member] = index;
            else problems.AddUnknown("$.columns." + member, "map.no-such-column", name, names.Keys);
        (Case, State, Time) = (At("case"), At("state"), At("time"));
        (Substate, Opened, Priority, Impact, Urgency) = (At("substate"), At("opened"), At("priority"), At("impact"), At("urgency"));
        (Category, Team, Agent) = (At("category"), At("team"), At("agent"));
    }

    /// <summary>How many columns the header has: a row with more or fewer cannot be read.</summary>
    public int Count { get; }

    private int Case { get; }

    private int State { get; }

    private int Time { get; }

    private int Substate { get; }

    private int Opened { get; }

    private int Priority { get; }

    private int Impact { get; }

    private int Urgency { get; }

    private int Category { get; }

    private int Team { get; }

    private int Agent { get; }

    /// <summary>Takes the fields the map names out of one row.</summary>
    /// <param name="line">The line of the file, counted from 1.</param>
    /// <param name="field">The text of the field at a position.</param>
    /// <param name="fingerprint">Equal for rows that are equal in every column, named by the map or not; null: copies are not counted.</param>
    public HistoryRow Read(long line, Func<int, string> field, ulong? fingerprint = null) =>
        new(line, field(Case), field(State), field(Time))
        {
            Substate = Optional(Substate, field),
            Opened = Optional(Opened, field),
            Priority = Optional(Priority, field),
            Impact = Optional(Impact, field),
            Urgency = Optional(Urgency, field),
            Category = Optional(Category, field),
            Team = Optional(Team, field),
            Agent = Optional(Agent, field),
            Fingerprint = fingerprint,
        };

    private static string? Optional(int column, Func<int, string> field) => column < 0 ? null : field(column);

    private int At(string member) => _at.GetValueOrDefault(member, -1);

    private static Dictionary<string, int> Unique(IReadOnlyList<string> header)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            var name = header[i].Trim();
            for (var again = 1; !names.TryAdd(name, i); again++) name = $"{header[i].Trim()}.{again}";
        }
        return names;
    }
}
