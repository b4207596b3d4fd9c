using SupportWorkflow.Calendars;

namespace SupportWorkflow.Assignments;

/// <summary>A group that works on tickets, in JSON.</summary>
internal sealed class TeamDocument
{
    /// <summary>What people call it.</summary>
    public required TextDocument Name { get; set; }

    /// <summary>What everybody in it can do.</summary>
    public IReadOnlyList<string> Skills { get; set; } = [];

    /// <summary>The regions it serves; absent: all.</summary>
    public IReadOnlyList<string> Regions { get; set; } = [];

    /// <summary>The support line it stands in, counted from 1.</summary>
    public int? Line { get; set; }

    /// <summary>The calendar of the hours in which it takes tickets; absent: whenever its people are on duty.</summary>
    public string? Calendar { get; set; }

    internal SupportTeam Parse(string id, string path, CalendarBook calendars, ProblemList problems)
    {
        if (Line < 1)
            problems.Add(path + ".line", "team.bad-line", $"{Line}", "1 or more");
        if (Calendar is not null && calendars.Find(Calendar) is null)
            problems.AddUnknown(path + ".calendar", "team.unknown-calendar", Calendar, calendars.Names);
        AssignmentDocument.CheckWords(Skills, path + ".skills", problems);
        AssignmentDocument.CheckWords(Regions, path + ".regions", problems);
        return new(new(id), Name.Text)
        {
            Skills = [.. Skills],
            Regions = [.. Regions],
            Line = Line,
            Calendar = Calendar,
        };
    }
}
