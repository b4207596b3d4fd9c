using SupportWorkflow.Calendars;

namespace SupportWorkflow.Cli.Calendars;

/// <summary>Finds the calendar a command is about: in a profile, or in a file with one calendar or several named ones.</summary>
internal static class CalendarSource
{
    /// <summary>The one place that knows profiles: gives the calendars of a built-in profile or a profile file.</summary>
    public static Func<string, CalendarBook> CalendarsOfProfile { get; set; } =
        profile => throw new FormatException($"--profile: '{profile}' cannot be read by this version; use --calendar-file");

    /// <exception cref="FormatException">The options name no calendar or one that is not there, or the file is wrong.</exception>
    public static WorkCalendar Find(string? profile, string? file, string? name)
    {
        if (profile is null == file is null) throw new FormatException("give either --profile or --calendar-file");
        if (file is not null && name is null) return CalendarInput.Read(file, bytes => WorkCalendar.FromJson(bytes));
        if (name is null) throw new FormatException("--calendar: is missing; it names a calendar of the profile");
        var book = file is not null ? CalendarInput.Read(file, bytes => CalendarBook.FromJson(bytes)) : CalendarsOfProfile(profile!);
        return book.Find(name) ?? throw new FormatException($"--calendar: '{name}' is unknown; allowed: {string.Join(", ", book.Names)}");
    }
}
