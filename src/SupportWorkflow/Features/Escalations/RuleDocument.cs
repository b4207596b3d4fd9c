using SupportWorkflow.Conditions;

namespace SupportWorkflow.Escalations;

/// <summary>A rule in JSON.</summary>
internal sealed class RuleDocument
{
    private static readonly Dictionary<string, OncePer> Keys = new(StringComparer.Ordinal)
    {
        ["clockCycle"] = Escalations.OncePer.ClockCycle,
        ["stateVisit"] = Escalations.OncePer.StateVisit,
        ["ticket"] = Escalations.OncePer.Ticket,
        ["occurrence"] = Escalations.OncePer.Occurrence,
    };

    /// <summary>English words in kebab case.</summary>
    public required string Name { get; set; }

    /// <summary>What people call it; absent: its name.</summary>
    public TextDocument? Text { get; set; }

    /// <summary>When it is asked.</summary>
    public required RuleWhenDocument When { get; set; }

    /// <summary>What must hold; absent: nothing.</summary>
    public ConditionDocument? If { get; set; }

    /// <summary>What it does, in this order.</summary>
    public required IReadOnlyList<RuleActionDocument> Then { get; set; }

    /// <summary>What it fires at most once for: clockCycle, stateVisit, ticket, occurrence; absent: what is usual for its moment.</summary>
    public string? OncePer { get; set; }

    /// <summary>Whether it fires again for the same key; absent: once.</summary>
    public RepeatDocument? Repeat { get; set; }

    /// <summary>Of rules that write the same field in one pass, the highest does. Default: 0.</summary>
    public int? Rank { get; set; }

    /// <summary>The rule, whatever it names; null when its shape does not allow to read it.</summary>
    internal EscalationRule? Parse(string path, ProblemList problems)
    {
        var before = problems.All.Count;
        var key = default(OncePer);
        if (OncePer is not null && !Keys.TryGetValue(OncePer, out key))
            problems.AddUnknown(path + ".oncePer", "rule.unknown-key", OncePer, Keys.Keys);
        var when = When.Parse(path + ".when", problems);
        var actions = Then.Select((a, i) => a.Parse($"{path}.then[{i}]", problems)).ToArray();
        var repeat = Repeat?.Parse(path + ".repeat", problems);
        var condition = If is null ? Condition.Always : new ConditionReader(problems).Read(If, path + ".if");
        return problems.All.Count > before
            ? null
            : new(Name)
            {
                When = when!,
                If = condition,
                Then = [.. actions.Select(a => a!)],
                OncePer = OncePer is null ? null : key,
                Rank = Rank ?? 0,
                Repeat = repeat,
                Text = Text?.Text,
            };
    }

    internal static RuleDocument Of(EscalationRule rule) =>
        new()
        {
            Name = rule.Name,
            Text = rule.Text is { } text
                ? new() { En = text.English, ZhCn = text.In("zh-CN") == text.English ? null : text.In("zh-CN") }
                : null,
            When = RuleWhenDocument.Of(rule.When),
            If = rule.If.Equals(Condition.Always) ? null : ConditionDocument.Of(rule.If),
            Then = [.. rule.Then.AsEnumerable().Select(a => a.ToDocument())],
            OncePer = rule.OncePer is { } key ? Keys.First(k => k.Value == key).Key : null,
            Rank = rule.Rank == 0 ? null : rule.Rank,
            Repeat = rule.Repeat is { } repeat ? RepeatDocument.Of(repeat) : null,
        };
}

/// <summary>How a rule repeats, in JSON.</summary>
internal sealed class RepeatDocument
{
    /// <summary>How long after the last time: <c>PT2H</c>, or <c>1 business day</c>.</summary>
    public required string Every { get; set; }

    /// <summary>The calendar that counts it; absent: elapsed time.</summary>
    public string? Calendar { get; set; }

    /// <summary>How often it fires for one key, the first time included: 2 or more; absent: as long as its condition holds.</summary>
    public int? AtMost { get; set; }

    internal RuleRepeat? Parse(string path, ProblemList problems)
    {
        var every = RuleTime.Read(Every, Calendar, path + ".every", problems);
        if (AtMost < 2)
            problems.Add(path + ".atMost", "rule.bad-number", $"{AtMost}", "2 or more; without repeat a rule fires once");
        return every is { } time && AtMost is null or >= 2 ? new(time) { AtMost = AtMost } : null;
    }

    internal static RepeatDocument Of(RuleRepeat repeat) =>
        new()
        {
            Every = repeat.Every.Within,
            Calendar = repeat.Every.Calendar,
            AtMost = repeat.AtMost,
        };
}
