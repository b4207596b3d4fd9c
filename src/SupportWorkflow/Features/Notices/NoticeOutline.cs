using SupportWorkflow.Conditions;
using SupportWorkflow.Notices;

namespace SupportWorkflow;

/// <summary>A notice as a profile can send it: with what, to whom, and how it would read. Immutable.</summary>
/// <example><code>
/// foreach (NoticeOutline notice in workflow.NoticeOutlines) Console.WriteLine($"{notice.Name}: {notice.Sample.In("zh-CN")}");
/// </code></example>
public sealed record NoticeOutline
{
    /// <summary>The name of its template.</summary>
    public required string Name { get; init; }

    /// <summary>The events it is sent with; empty: only rules send it.</summary>
    public ValueList<string> Events { get; init; }

    /// <summary>What must hold besides, in words; null: nothing.</summary>
    public LocalText? If { get; init; }

    /// <summary>The rules that send it when they fire.</summary>
    public ValueList<string> Rules { get; init; }

    /// <summary>Whom it tells, in the profile's words: <c>requester</c>, <c>assignee</c>, <c>role:lead</c>.
    /// Empty: nobody is ever told.</summary>
    public ValueList<string> To { get; init; }

    /// <summary>Whether it is sent outside the recipient's hours too.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>When it is, in words; null: as <see cref="IsUrgent"/> says.</summary>
    public LocalText? UrgentIf { get; init; }

    /// <summary>Its text, places filled with what the profile has: first words, a time in its zone, otherwise what they are
    /// called.</summary>
    public required LocalText Sample { get; init; }

    internal static ValueList<NoticeOutline> Of(NoticeRules notices, FactCatalogue facts, string number) =>
        [
            .. notices
                .Rules.AsEnumerable()
                .Where(r => r.Name != NoticeRule.CustomName)
                .GroupBy(r => r.Name, StringComparer.Ordinal)
                .Select(group => new NoticeOutline
                {
                    Name = group.Key,
                    Events = [.. group.Where(r => r.Rule is null).SelectMany(r => notices.Words.Events.Names(r.Events))],
                    If = Words(group.First().If, facts),
                    Rules = [.. group.Select(r => r.Rule).OfType<string>().Distinct(StringComparer.Ordinal)],
                    To = [.. group.SelectMany(r => r.To.AsEnumerable()).Select(t => t.ToString()).Distinct(StringComparer.Ordinal)],
                    IsUrgent = group.First().Urgent,
                    UrgentIf = Words(group.First().UrgentIf, facts),
                    Sample = group.First().Template.Fill(notices.Words.Samples(number)),
                }),
        ];

    private static LocalText? Words(Condition? condition, FactCatalogue facts) =>
        condition is null || condition == Condition.Always ? null : ConditionWords.Of(condition, facts);
}
