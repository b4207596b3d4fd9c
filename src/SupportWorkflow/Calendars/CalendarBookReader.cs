namespace SupportWorkflow.Calendars;

/// <summary>Reads the calendars of a book in the order in which they refer to each other.</summary>
internal sealed class CalendarBookReader(
    IReadOnlyDictionary<string, CalendarDocument> documents,
    string path,
    string? defaultZone,
    Func<string, HolidaySet?> holidaySets,
    ProblemList problems
)
{
    private readonly Dictionary<string, WorkCalendar?> _read = new(StringComparer.Ordinal);
    private readonly List<string> _reading = [];
    private readonly Dictionary<string, int> _nested = new(StringComparer.Ordinal);

    /// <summary>How many combinations may be named one inside the other.</summary>
    private const int MostNested = 16;

    public CalendarBook? Read()
    {
        var before = problems.All.Count;
        foreach (var name in documents.Keys)
            Calendar(name);
        return problems.All.Count > before ? null : new(_read.Select(c => KeyValuePair.Create(c.Key, c.Value!)));
    }

    private WorkCalendar? Calendar(string name)
    {
        if (_read.TryGetValue(name, out var known))
            return known;
        _reading.Add(name);
        var (document, at) = (documents[name], JsonPath.Step(path, name));
        var calendar = document.IsCombination
            ? Combination(name, document, at)
            : WorkCalendar.From(document, at, defaultZone, holidaySets, problems);
        _reading.RemoveAt(_reading.Count - 1);
        return _read[name] = calendar;
    }

    private WorkCalendar? Combination(string name, CalendarDocument document, string at)
    {
        var before = problems.All.Count;
        var reader = new CalendarReader(document, at, problems);
        var standardDay = reader.ReadStandardDay();
        var (word, names) =
            document.And is not null ? ("and", document.And)
            : document.Or is not null ? ("or", document.Or)
            : ("except", document.Except!);
        if ((document.And is null ? 0 : 1) + (document.Or is null ? 0 : 1) + (document.Except is null ? 0 : 1) > 1)
            problems.Add(
                at,
                "calendar.combination",
                "several of and, or, except",
                "one of them; a combination may be named and combined again"
            );
        if (
            document.Zone is not null
            || document.Open is not null
            || document.Week is not null
            || document.From is not null
            || document.Holidays is not null
            || document.YearlyHolidays is not null
            || document.MovableHolidays is not null
            || document.Observed is not null
            || document.MakeUpDays is not null
            || document.Closed is not null
            || document.Overrides is not null
            || document.Breaks is not null
        )
            problems.Add(
                at,
                "calendar.combination",
                $"hours or a zone beside {word}",
                "a calendar of its own for them, named in the combination"
            );
        if (names.Count < 2)
            problems.Add($"{at}.{word}", "calendar.combination", $"{names.Count} calendars", "at least two");
        var parts = names.Select((name, i) => Part(name, $"{at}.{word}[{i}]")).ToList();
        if (problems.All.Count > before || parts.Contains(null))
            return null;
        _nested[name] = 1 + names.Max(part => _nested.GetValueOrDefault(part));
        if (_nested[name] > MostNested)
            return TooDeep(at);
        if (parts.Max(p => p!.Plan.Depth) + parts.Count > WorkPlan.MostDepth)
        {
            problems.Add($"{at}.{word}", "calendar.combination", $"{names.Count} calendars", $"at most {WorkPlan.MostDepth} in all");
            return null;
        }
        // What was combined once changes nothing a second time; what is taken out may be what it is taken from.
        var others = parts.Skip(1).Distinct().Where(p => word == "except" || p != parts[0]);
        var combined = others.Aggregate(parts[0]!, (left, right) => left.Combine(right!, word));
        if (combined.EverOpen)
            return combined.Named(document, standardDay);
        problems.Add($"{at}.{word}", "calendar.never-open", "calendars that leave no open time", "calendars with common hours");
        return null;
    }

    private WorkCalendar? Part(string name, string at)
    {
        if (!documents.ContainsKey(name))
            problems.AddUnknown(at, "calendar.unknown-calendar", name, documents.Keys);
        else if (_reading.Contains(name))
            problems.Add(at, "calendar.cycle", string.Join(" → ", [.. _reading, name]), "calendars that do not contain themselves");
        else if (_reading.Count > MostNested)
            return TooDeep(at);
        else
            return Calendar(name);
        return null;
    }

    private WorkCalendar? TooDeep(string at)
    {
        problems.Add(at, "calendar.too-deep", $"more than {MostNested} combinations one inside the other", $"at most {MostNested}");
        return null;
    }
}
