using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;
using SupportWorkflow.Notices;

namespace SupportWorkflow.Schedules;

/// <summary>A desk schedule in JSON.</summary>
internal sealed class DeskScheduleDocument
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>What people call it.</summary>
    public required TextDocument Name { get; set; }

    /// <summary>The times of day in the profile's zone, such as 09:00.</summary>
    public required IReadOnlyList<string> At { get; set; }

    /// <summary>The calendar on whose business days it is made; absent: every day.</summary>
    public string? Days { get; set; }

    /// <summary>Whom it tells: role:lead, team:network, agent:li.wei.</summary>
    public required IReadOnlyList<string> To { get; set; }

    /// <summary>The schedule, checked against what it may name.</summary>
    internal DeskSchedule Parse(
        string name,
        string path,
        DateTimeZone zone,
        CalendarBook calendars,
        IReadOnlyCollection<string>? roles,
        ProblemList problems
    )
    {
        if (name.Length == 0 || name.Contains('/'))
            problems.Add(path, "schedule.bad-name", $"'{name}'", "English words in kebab case");
        if (At.Count == 0)
            problems.Add(path + ".at", "schedule.no-time", "an empty list", "at least one time of day such as 09:00");
        if (To.Count == 0)
            problems.Add(path + ".to", "schedule.no-recipient", "an empty list", "at least one recipient");
        var times = new SortedSet<LocalTime>();
        for (var i = 0; i < At.Count; i++)
        {
            if (!Minutes.Parse(At[i]).TryGetValue(default, out var time))
                problems.Add($"{path}.at[{i}]", "schedule.bad-time", $"'{At[i]}'", "a time of day such as 09:00");
            else if (!times.Add(time))
                problems.Add($"{path}.at[{i}]", "schedule.same-time", At[i], "each time once");
        }
        var days = Days is null ? null : calendars.Find(Days);
        if (Days is not null && days is null)
            problems.AddUnknown(path + ".days", "schedule.unknown-calendar", Days, calendars.Names);
        var to = new List<NoticeRecipient>();
        for (var i = 0; i < To.Count; i++)
        {
            var target = NoticeDocument.Target(To[i], $"{path}.to[{i}]", roles, problems);
            if (target.Who == NoticeTarget.Kind.Named)
                to.Add(target.Named);
            else if (NoticeTarget.Read(To[i]) is not null)
                problems.AddUnknown($"{path}.to[{i}]", "schedule.no-ticket", To[i], ["role:<name>", "team:<name>", "agent:<id>"]);
        }
        return new(name, Name.Text, [.. times], [.. to], zone, days);
    }
}
