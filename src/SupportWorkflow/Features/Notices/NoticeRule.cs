using SupportWorkflow.Conditions;

namespace SupportWorkflow.Notices;

/// <summary>One kind of notice a profile sends: when, to whom, in which words.</summary>
internal sealed record NoticeRule
{
    /// <summary>The name of what reaches the host when a rule does something that only the host can do.</summary>
    public const string CustomName = "custom";

    /// <summary>The name of its template.</summary>
    public required string Name { get; init; }

    /// <summary>The events it is sent with.</summary>
    public required EventSet Events { get; init; }

    /// <summary>What must hold besides, on the ticket as the decision leaves it.</summary>
    public required Condition If { get; init; }

    public required ValueList<NoticeTarget> To { get; init; }

    public required NoticeTemplate Template { get; init; }

    public NoticeMerge Merge { get; init; }

    /// <summary>The escalation rule whose firing it is sent with; null: any event.</summary>
    public string? Rule { get; init; }

    /// <summary>What people call that rule; null: there is none.</summary>
    public LocalText? RuleText { get; init; }

    /// <summary>Whether it is sent outside the recipient's hours too.</summary>
    public bool Urgent { get; init; }

    /// <summary>When it is; null: as <see cref="Urgent"/> says.</summary>
    public Condition? UrgentIf { get; init; }

    /// <summary>What reaches the host when a rule does something that only the host can do.</summary>
    public static NoticeRule Custom(string name, string rule, LocalText called, NoticeVocabulary words, EventSet fired)
    {
        var text = RuleFired.Sentence("{rule}");
        return new()
        {
            Name = CustomName,
            Events = fired,
            If = Condition.Always,
            To = [new(NoticeTarget.Kind.Named, NoticeRecipient.ToHost(name))],
            Template = NoticeTemplate.Read(
                new() { En = $"{{number}}: {text.English}", ZhCn = $"{{number}}：{text.In("zh-CN")}" },
                "",
                words,
                fired,
                new()
            ),
            Rule = rule,
            RuleText = called,
            Urgent = true,
        };
    }
}

/// <summary>With which others a notice becomes one message.</summary>
internal enum NoticeMerge
{
    /// <summary>With none.</summary>
    Never,

    /// <summary>With those for the same ticket.</summary>
    Ticket,

    /// <summary>With all that merge for the same recipient.</summary>
    Recipient,
}
