using System.Text.Json;

namespace SupportWorkflow.Calendars;

public sealed partial class WorkCalendar
{
    /// <summary>What it was made from; null when it was combined in code or has computed hours.</summary>
    internal CalendarDocument? Document { get; }

    /// <summary>Reads one calendar from its JSON form, a <see cref="CalendarDocument"/> with hours and the built-in holiday sets.</summary>
    /// <exception cref="DefinitionException">The calendar is wrong; every problem is listed with its JSON path.</exception>
    public static WorkCalendar FromJson(ReadOnlySpan<byte> utf8)
    {
        var problems = new ProblemList();
        var document = DefinitionReader.Read(utf8, CalendarJson.Default.CalendarDocument, problems);
        var calendar = document is null ? null : From(document, "$", null, HolidaySet.BuiltIn, problems);
        problems.Locate(utf8);
        problems.ThrowIfAny();
        return calendar!;
    }

    /// <summary>Makes a calendar from a document filled in code, with the built-in holiday sets.</summary>
    /// <exception cref="DefinitionException">The calendar is wrong; every problem is listed.</exception>
    internal static WorkCalendar From(CalendarDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var problems = new ProblemList();
        var calendar = From(document, "$", null, HolidaySet.BuiltIn, problems);
        problems.ThrowIfAny();
        return calendar!;
    }

    /// <summary>
    /// The calendar's JSON form; reading it gives an equal calendar. Holiday sets are named in it, not contained, and
    /// <see cref="FromJson"/> knows the built-in ones only.
    /// </summary>
    /// <exception cref="InvalidOperationException">The calendar was combined of others or has computed hours:
    /// it has no JSON form of its own.</exception>
    public string ToJson() =>
        JsonSerializer.Serialize(
            Document is { IsCombination: false } document
                ? document
                : throw new InvalidOperationException(
                    "A calendar with computed hours, or combined of others, has no JSON form of its own."
                ),
            CalendarJson.Readable.CalendarDocument
        );

    /// <summary>Adds every problem instead of throwing; absent when there is one.
    /// Combinations are read by the book that names their parts.</summary>
    internal static WorkCalendar? From(
        CalendarDocument document,
        string path,
        string? defaultZone,
        Func<string, HolidaySet?> holidaySets,
        ProblemList problems,
        IWorkHours? computed = null
    )
    {
        if (document.IsCombination)
        {
            problems.Add(path, "calendar.combination", "and, or, except", "hours; calendars are combined in a book of calendars");
            return null;
        }
        var reader = new CalendarReader(document, path, problems);
        var plan = reader.Read(defaultZone, holidaySets, computed);
        if (plan is null)
            return null;
        return new(plan, computed is null ? document.InZone(plan.Zone.Id) : null, reader.ReadStandardDay());
    }
}
