using System.Collections.Frozen;
using System.Text.Json;

namespace SupportWorkflow.Calendars;

/// <summary>Calendars by name, so that stored clocks and profiles name them and never contain them. Immutable, thread-safe.</summary>
public sealed class CalendarBook
{
    private readonly FrozenDictionary<string, WorkCalendar> _calendars;
    private readonly CalendarShelf? _others;

    internal CalendarBook(IEnumerable<KeyValuePair<string, WorkCalendar>> calendars) =>
        _calendars = calendars.ToFrozenDictionary(StringComparer.Ordinal);

    private CalendarBook(FrozenDictionary<string, WorkCalendar> calendars, CalendarShelf others) =>
        (_calendars, _others) = (calendars, others);

    /// <summary>A book of calendars made in code.</summary>
    /// <exception cref="ArgumentException">A name is empty or given twice.</exception>
    public static CalendarBook Of(params ReadOnlySpan<(string Name, WorkCalendar Calendar)> calendars)
    {
        var named = new Dictionary<string, WorkCalendar>(StringComparer.Ordinal);
        foreach (var (name, calendar) in calendars)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(calendars));
            if (!named.TryAdd(name, calendar))
                throw new ArgumentException($"There are two calendars named '{name}'.", nameof(calendars));
        }
        return new(named);
    }

    /// <summary>Reads a JSON object of names and <see cref="CalendarDocument"/>s, with the built-in holiday sets.</summary>
    /// <exception cref="DefinitionException">Something is wrong; every problem of every calendar is listed with its JSON path.</exception>
    public static CalendarBook FromJson(ReadOnlySpan<byte> utf8)
    {
        var problems = new ProblemList();
        var documents = DefinitionReader.Read(utf8, CalendarJson.Default.DictionaryStringCalendarDocument, problems);
        var book = documents is null ? null : From(documents, "$", null, HolidaySet.BuiltIn, problems);
        problems.Locate(utf8);
        problems.ThrowIfAny();
        return book!;
    }

    /// <summary>The book's JSON form, combinations included; reading it gives an equal book.</summary>
    /// <exception cref="InvalidOperationException">A calendar was combined in code or has computed hours: it has no JSON form.</exception>
    public string ToJson() =>
        JsonSerializer.Serialize(
            Names.ToDictionary(
                name => name,
                name =>
                    this[name].Document
                    ?? throw new InvalidOperationException(
                        $"The calendar '{name}' was combined in code or has computed hours: it has no JSON form."
                    )
            ),
            CalendarJson.Readable.DictionaryStringCalendarDocument
        );

    /// <summary>Adds every problem of every calendar instead of throwing; absent when there is one.</summary>
    internal static CalendarBook? From(
        IReadOnlyDictionary<string, CalendarDocument> documents,
        string path,
        string? defaultZone,
        Func<string, HolidaySet?> holidaySets,
        ProblemList problems
    ) => new CalendarBookReader(documents, path, defaultZone, holidaySets, problems).Read();

    /// <summary>The calendar of a name.</summary>
    /// <exception cref="KeyNotFoundException">The book has none of that name.</exception>
    /// <exception cref="ArgumentException">It is the calendar of another profile version, which a clock keeps since its ticket was moved:
    /// read the ticket through a <c>WorkflowShelf</c> that has that version.</exception>
    public WorkCalendar this[string name] =>
        Find(name)
        ?? (
            name.Contains('/', StringComparison.Ordinal)
                ? throw new ArgumentException(
                    $"A clock keeps the calendar '{name}' of an earlier profile version. Read its ticket through a WorkflowShelf that has that version.",
                    nameof(name)
                )
                : throw new KeyNotFoundException(
                    $"There is no calendar '{name}'; there is {(Names.Count == 0 ? "none" : string.Join(", ", Names))}."
                )
        );

    /// <summary>The names, in ordinal order.</summary>
    public ValueList<string> Names => [.. _calendars.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The calendar of a name; absent when the book has none.</summary>
    public WorkCalendar? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _calendars.GetValueOrDefault(name) ?? _others?.Find(name);
    }

    /// <summary>This book, which also finds what is on the shelf.</summary>
    internal CalendarBook On(CalendarShelf others) => new(_calendars, others);
}
