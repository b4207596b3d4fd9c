using SupportWorkflow.Conditions;

namespace SupportWorkflow.Notices;

/// <summary>A notice in JSON.</summary>
internal sealed class NoticeDocument
{
    private static readonly Dictionary<string, NoticeMerge> Merges = new(StringComparer.Ordinal)
    {
        ["ticket"] = NoticeMerge.Ticket,
        ["recipient"] = NoticeMerge.Recipient,
    };

    /// <summary>The events it is sent with; none: only rules send it.</summary>
    public required IReadOnlyList<string> On { get; set; }

    /// <summary>What must hold besides, on the ticket as the decision leaves it; absent: nothing.</summary>
    public ConditionDocument? If { get; set; }

    /// <summary>Whom it tells: requester, watchers, assignee, assignee-team, coordinator, responsible, role:lead, team:network,
    /// agent:li.wei; a rule says itself whom.</summary>
    public required IReadOnlyList<string> To { get; set; }

    /// <summary>The text, with places such as <c>{number}</c>.</summary>
    public required TextDocument Text { get; set; }

    /// <summary>With which others it becomes one message:
    /// ticket (those for the same ticket), recipient (all of the recipient's); absent: none.</summary>
    public string? Merge { get; set; }

    /// <summary>Whether it is sent outside the recipient's hours too. Default: false.</summary>
    public bool Urgent { get; set; }

    /// <summary>When it is sent outside the recipient's hours too, such as for the highest priority; absent: as urgent says.</summary>
    public ConditionDocument? UrgentIf { get; set; }

    /// <summary>The notice, checked against what it may name.</summary>
    internal NoticeRule Parse(
        string name,
        string path,
        NoticeVocabulary words,
        FactCatalogue facts,
        IReadOnlyCollection<string>? roles,
        ProblemList problems
    )
    {
        if (name.Length == 0 || name.Contains('/'))
            problems.Add(path, "notice.bad-name", $"'{name}'", "English words in kebab case");
        if (To.Count == 0 && On.Count > 0)
            problems.Add(path + ".to", "notice.no-recipient", "an empty list", "at least one recipient");
        for (var i = 0; i < On.Count; i++)
            if (!words.Events.All.Contains(On[i]))
                problems.AddUnknown($"{path}.on[{i}]", "notice.unknown-event", On[i], words.Events.All);
        if (On.Contains("earlier-cases-proposed"))
            for (var i = 0; i < To.Count; i++)
                if (To[i] is "requester" or "watchers")
                    problems.Add(
                        $"{path}.to[{i}]",
                        "notice.not-for-requester",
                        $"'{To[i]}' with earlier-cases-proposed",
                        "people of the desk: earlier cases are others' tickets"
                    );
        var merge = NoticeMerge.Never;
        if (Merge is not null && !Merges.TryGetValue(Merge, out merge))
            problems.AddUnknown(path + ".merge", "notice.unknown-merge", Merge, Merges.Keys);
        if (Urgent && UrgentIf is not null)
            problems.Add(path + ".urgentIf", "notice.always-urgent", "'urgentIf' beside 'urgent'", "one of them");
        var events = words.Events.Of([.. On]);
        return new()
        {
            Name = name,
            Events = events,
            If = If?.ParseTimeless(path + ".if", facts, problems) ?? Condition.Always,
            To = [.. To.Select((word, i) => Target(word, $"{path}.to[{i}]", roles, problems))],
            Template = NoticeTemplate.Read(Text, path + ".text", words, On.Count == 0 ? words.Events.Of("rule-fired") : events, problems),
            Merge = merge,
            Urgent = Urgent,
            UrgentIf = UrgentIf?.ParseTimeless(path + ".urgentIf", facts, problems),
        };
    }

    /// <summary>A recipient's word; a role must be one of the profile's, where it lists any.</summary>
    internal static NoticeTarget Target(string word, string path, IReadOnlyCollection<string>? roles, ProblemList problems)
    {
        if (NoticeTarget.Read(word) is not { } target)
        {
            problems.AddUnknown(path, "notice.unknown-recipient", word, NoticeTarget.Words);
            return default;
        }
        if (target.Named.Role is { } role && roles?.Contains(role.Name) == false)
            problems.AddUnknown(path, "notice.unknown-role", role.Name, roles);
        return target;
    }
}
