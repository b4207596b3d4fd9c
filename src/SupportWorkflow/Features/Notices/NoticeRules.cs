using SupportWorkflow.Calendars;

namespace SupportWorkflow.Notices;

/// <summary>The notices of a profile and the hours of those who get them.</summary>
internal sealed class NoticeRules
{
    private NoticeRules(ValueList<NoticeRule> rules, ValueList<NoticeHours> hours, NoticeVocabulary words) =>
        (Rules, Hours, Words) = (rules, hours, words);

    public ValueList<NoticeRule> Rules { get; }

    public ValueList<NoticeHours> Hours { get; }

    public NoticeVocabulary Words { get; }

    /// <summary>The names of all of them.</summary>
    public IEnumerable<string> Names => Rules.AsEnumerable().Select(r => r.Name);

    /// <summary>The notice of a name, or null.</summary>
    public NoticeRule? Find(string name) => Rules.AsEnumerable().FirstOrDefault(r => r.Name == name);

    /// <summary>These notices and those of escalation rules.</summary>
    public NoticeRules With(IEnumerable<NoticeRule> more) => new([.. Rules, .. more], Hours, Words);

    /// <summary>Nobody is told anything.</summary>
    public static NoticeRules None(NoticeVocabulary words) => new(default, default, words);

    /// <summary>Reads the two parts of a profile, <c>notices</c> and <c>noticeHours</c>, and adds every problem.</summary>
    public static NoticeRules Parse(
        IReadOnlyDictionary<string, NoticeDocument> notices,
        IReadOnlyDictionary<string, string> hours,
        NoticeVocabulary words,
        TicketPolicies policies,
        IReadOnlyCollection<string>? roles,
        ProblemList problems
    ) =>
        new(
            [
                .. notices.Select(n =>
                    n.Value.Parse(n.Key, JsonPath.Step("$.notices", n.Key), words, policies.RuleFacts.Catalogue, roles, problems)
                ),
            ],
            [.. hours.Select(h => Parse(h.Key, h.Value, JsonPath.Step("$.noticeHours", h.Key), policies.Calendars, roles, problems))],
            words
        );

    private static NoticeHours Parse(
        string word,
        string calendar,
        string path,
        CalendarBook calendars,
        IReadOnlyCollection<string>? roles,
        ProblemList problems
    )
    {
        if (calendars.Find(calendar) is null)
            problems.AddUnknown(path, "notice.unknown-calendar", calendar, calendars.Names);
        return new(NoticeDocument.Target(word, path, roles, problems), calendar);
    }
}

/// <summary>When a recipient wants to be told what is not urgent.</summary>
internal readonly record struct NoticeHours(NoticeTarget Who, string Calendar);
