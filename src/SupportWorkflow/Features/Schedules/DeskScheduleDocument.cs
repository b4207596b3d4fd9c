using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.Notices;

namespace SupportWorkflow.Schedules;

/// <summary>A desk schedule in JSON.</summary>
internal sealed class DeskScheduleDocument
{
    private static readonly Dictionary<string, SchedulePeriod> Periods = new(StringComparer.Ordinal)
    {
        ["day"] = SchedulePeriod.Day,
        ["week"] = SchedulePeriod.Week,
        ["month"] = SchedulePeriod.Month,
        ["quarter"] = SchedulePeriod.Quarter,
        ["year"] = SchedulePeriod.Year,
    };

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>What people call it.</summary>
    public required TextDocument Name { get; set; }

    /// <summary>The times of day in the profile's zone, such as 09:00.</summary>
    public required IReadOnlyList<string> At { get; set; }

    /// <summary>The calendar on whose business days it is made; absent: every day.</summary>
    public string? Days { get; set; }

    /// <summary>How often it comes, on the first of its days in each period: day, week, month, quarter or year; absent: day.</summary>
    public string? Every { get; set; }

    /// <summary>A progress check: whom it tells, role:lead, team:network, agent:li.wei.</summary>
    public IReadOnlyList<string>? To { get; set; }

    /// <summary>An inspection: the ticket it opens.</summary>
    public ScheduledTicket? Open { get; set; }

    /// <summary>A survey: what everybody is asked whose ticket was solved since the last time.</summary>
    public TextDocument? Ask { get; set; }

    /// <summary>The schedule, checked against what it may name.</summary>
    internal DeskSchedule Parse(
        string name,
        string path,
        DateTimeZone zone,
        CalendarBook calendars,
        FactCatalogue facts,
        IReadOnlyCollection<string>? roles,
        ProblemList problems
    )
    {
        if ((To is null ? 0 : 1) + (Open is null ? 0 : 1) + (Ask is null ? 0 : 1) != 1)
            problems.Add(path, "schedule.not-one", "not one of to, open and ask", "whom it tells, what it opens, or what it asks");
        if (name.Length == 0 || name.Contains('/'))
            problems.Add(path, "schedule.bad-name", $"'{name}'", "English words in kebab case");
        if (At.Count == 0)
            problems.Add(path + ".at", "schedule.no-time", "an empty list", "at least one time of day such as 09:00");
        if (To?.Count == 0)
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
        for (var i = 0; i < (To?.Count ?? 0); i++)
        {
            var target = NoticeDocument.Target(To![i], $"{path}.to[{i}]", roles, problems);
            if (target.Who == NoticeTarget.Kind.Named)
                to.Add(target.Named);
            else if (NoticeTarget.Read(To[i]) is not null)
                problems.AddUnknown($"{path}.to[{i}]", "schedule.no-ticket", To[i], ["role:<name>", "team:<name>", "agent:<id>"]);
        }
        var every = SchedulePeriod.Day;
        if (Every is not null && !Periods.TryGetValue(Every, out every))
            problems.AddUnknown(path + ".every", "schedule.unknown-period", Every, Periods.Keys);
        if (Open is not null)
            CheckWords(Open, path + ".open", facts, problems);
        return new(name, Name.Text, [.. times], zone, days)
        {
            Every = every,
            To = [.. to],
            Opens = Open,
            Asks = Ask?.Text,
        };
    }

    private static void CheckWords(ScheduledTicket open, string path, FactCatalogue facts, ProblemList problems)
    {
        if (string.IsNullOrWhiteSpace(open.Subject))
            problems.Add(path + ".subject", "schedule.no-subject", "an empty text", "one line that says what is to be done");
        foreach (
            var (member, word) in (ReadOnlySpan<(string, string?)>)
                [
                    ("channel", open.Channel),
                    ("kind", open.Kind),
                    ("category", open.Category),
                    ("scenario", open.Scenario),
                    ("impact", open.Impact),
                    ("urgency", open.Urgency),
                ]
        )
            if (word is not null && facts.Find(member)?.Choices is { Count: > 0 } words && words.All(c => c.Value != word))
                problems.AddUnknown($"{path}.{member}", "schedule.unknown-word", word, [.. words.Select(c => c.Value)]);
    }
}
