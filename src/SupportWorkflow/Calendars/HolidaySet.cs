using System.Collections.Immutable;
using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>
/// Public holidays under one name: days off and make-up working days, and how far they are known. Outside the known dates every day counts
/// as ordinary, so a calendar should be given a newer set in time. Immutable, thread-safe.
/// </summary>
public sealed class HolidaySet
{
    private static readonly Lazy<HolidaySet> BuiltInChina = new(() => FromJson(Resource.Read("cn.holidays.json")));

    internal HolidaySet(
        string name,
        LocalDate knownFrom,
        LocalDate knownUntil,
        ImmutableSortedDictionary<LocalDate, LocalText> daysOff,
        ImmutableSortedDictionary<LocalDate, LocalText> makeUpDays
    ) => (Name, KnownFrom, KnownUntil, DaysOff, MakeUpDays) = (name, knownFrom, knownUntil, daysOff, makeUpDays);

    /// <summary>China (<c>cn</c>), 2024 to 2026, as announced by the State Council.</summary>
    public static HolidaySet China => BuiltInChina.Value;

    /// <summary>The name that calendars use for it in JSON.</summary>
    public string Name { get; }

    /// <summary>The first date that the set speaks about.</summary>
    public LocalDate KnownFrom { get; }

    /// <summary>The last date that the set speaks about.</summary>
    public LocalDate KnownUntil { get; }

    /// <summary>Every day off with the name of its holiday, weekend days inside the holiday included.</summary>
    public ImmutableSortedDictionary<LocalDate, LocalText> DaysOff { get; }

    /// <summary>Every day that is worked although its weekday is free (调休), with the name of the holiday it makes up for.</summary>
    public ImmutableSortedDictionary<LocalDate, LocalText> MakeUpDays { get; }

    /// <summary>Reads a set from its JSON form, a <see cref="HolidaySetDocument"/>.</summary>
    /// <exception cref="DefinitionException">The set is wrong; every problem is listed.</exception>
    public static HolidaySet FromJson(ReadOnlySpan<byte> utf8)
    {
        var problems = new ProblemList();
        var document = DefinitionReader.Read(utf8, CalendarJson.Default.HolidaySetDocument, problems);
        var set = document is null ? null : HolidaySetReader.Read(document, "$", problems);
        problems.Locate(utf8);
        problems.ThrowIfAny();
        return set!;
    }

    /// <summary>Makes a set from a document filled in code.</summary>
    /// <exception cref="DefinitionException">The set is wrong; every problem is listed.</exception>
    internal static HolidaySet From(HolidaySetDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var problems = new ProblemList();
        var set = HolidaySetReader.Read(document, "$", problems);
        problems.ThrowIfAny();
        return set!;
    }

    /// <summary>The built-in set of that name; nothing where there is none.</summary>
    public static HolidaySet? BuiltIn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name == "cn" ? China : null;
    }
}
