using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>Which profile, and which issue of it, a ticket is decided by.</summary>
/// <param name="Profile">The profile's id.</param>
/// <param name="Version">The version the profile gives itself.</param>
[method: JsonConstructor]
public readonly record struct ProfileVersion(string Profile, string Version)
{
    /// <summary>What the other workflows of a shelf call a calendar of this version; a name that says so already stays.</summary>
    internal string CalendarName(string calendar) => calendar.Contains('/', StringComparison.Ordinal) ? calendar : $"{this}/{calendar}";

    /// <summary>The version whose calendar a name means, where it says so; null: the ticket's own.</summary>
    internal static ProfileVersion? OfCalendar(string calendar)
    {
        var (at, slash) = (calendar.IndexOf('@', StringComparison.Ordinal), calendar.IndexOf('/', StringComparison.Ordinal));
        return at > 0 && slash > at ? new(calendar[..at], calendar[(at + 1)..slash]) : null;
    }

    /// <summary><c>id@version</c>.</summary>
    public override string ToString() => $"{Profile}@{Version}";
}
