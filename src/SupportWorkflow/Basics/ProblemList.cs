namespace SupportWorkflow;

/// <summary>Collects what is wrong in a definition, so that everything can be said at once.</summary>
internal sealed class ProblemList
{
    /// <summary>How many problems are told; the others are counted.</summary>
    public const int MostProblems = 100;

    /// <summary>A longer name is no slip of the pen.</summary>
    private const int MostCharactersOfASlip = 60;

    /// <summary>How many names are listed of those that are known.</summary>
    private const int MostNames = 100;

    private readonly List<DefinitionProblem> _problems = [];

    public bool Any => _problems.Count > 0;

    public IReadOnlyList<DefinitionProblem> All => _problems;

    public void Add(string path, string code, string found, string allowed, string? suggestion = null) =>
        _problems.Add(new(path, code, found, allowed) { Suggestion = suggestion });

    /// <summary>A name that is not among the known ones: the closest one is suggested.</summary>
    public void AddUnknown(string path, string code, string found, IEnumerable<string> known)
    {
        string[] names = IsTold ? [.. known] : [];
        var more = names.Length > MostNames ? $" and {names.Length - MostNames} more" : "";
        Add(
            path,
            code,
            $"'{found}'",
            names.Length == 0 ? "none is declared" : string.Join(", ", names.Take(MostNames)) + more,
            Closest(found, names)
        );
    }

    /// <summary>The same where the known names are too many to list.</summary>
    public void AddUnknown(string path, string code, string found, IEnumerable<string> known, string allowed) =>
        Add(path, code, $"'{found}'", allowed, IsTold ? Closest(found, [.. known]) : null);

    public void Add(DefinitionProblem problem) => _problems.Add(problem);

    public void AddRange(IEnumerable<DefinitionProblem> problems) => _problems.AddRange(problems);

    /// <summary>Gives every problem that has none the line its path, or the nearest path above it, stands on.</summary>
    public void Locate(ReadOnlySpan<byte> utf8)
    {
        if (_problems.Take(MostProblems).Any(p => p.Line == 0))
            Locate(new DefinitionSource(null, utf8.ToArray()).Place);
    }

    /// <summary>Gives every problem without a line its place.</summary>
    /// <param name="place">The place of a path.</param>
    /// <param name="from">The first problem that is looked at.</param>
    public void Locate(Func<string, DefinitionPlace> place, int from = 0)
    {
        for (var i = from; i < Math.Min(_problems.Count, MostProblems); i++)
            if (_problems[i].Line == 0 && place(_problems[i].Path) is var found)
                _problems[i] = _problems[i] with { Path = found.Path, Line = found.Line, Base = found.Base };
    }

    /// <summary>Whether the next problem will be told and not only counted.</summary>
    private bool IsTold => _problems.Count < MostProblems;

    /// <summary>The line of a path, or of the nearest path above it; 0: none is known.</summary>
    public static int LineOf(string path, Dictionary<string, int> lines)
    {
        int line;
        if (path.Length > 2 * JsonPath.MostCharacters)
            path = path[..JsonPath.MostCharacters];
        while (!lines.TryGetValue(path, out line) && path.LastIndexOfAny(['.', '[']) is > 0 and var end)
            path = path[..end];
        return line;
    }

    /// <exception cref="DefinitionException">Something was added.</exception>
    public void ThrowIfAny()
    {
        if (Any)
            throw new DefinitionException(_problems);
    }

    /// <summary>The name at the smallest edit distance, if that is at most a third of its length (and at least one).</summary>
    private static string? Closest(string found, string[] names) =>
        names
            .Where(n => found.Length <= MostCharactersOfASlip && Math.Abs(n.Length - found.Length) <= Math.Max(1, n.Length / 3))
            .Select(n => (Name: n, Distance: Distance(found, n)))
            .Where(n => n.Distance <= Math.Max(1, n.Name.Length / 3))
            .OrderBy(n => n.Distance)
            .ThenBy(n => n.Name, StringComparer.Ordinal)
            .Select(n => n.Name)
            .FirstOrDefault();

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }
        return row[^1];
    }
}
