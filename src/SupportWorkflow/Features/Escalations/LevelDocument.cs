using NodaTime;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Escalations;

/// <summary>One step of the ladder in JSON (ESC-2).</summary>
internal sealed class LevelDocument
{
    /// <summary>The role that is responsible.</summary>
    public required string Role { get; set; }

    /// <summary>How soon they must answer before it goes up: <c>PT30M</c>; absent: no limit.</summary>
    public string? Answer { get; set; }

    /// <summary>The calendar whose working time counts; absent: elapsed time.</summary>
    public string? Calendar { get; set; }

    /// <summary>Of the last level: how often it is told again while nobody answers, at most ten times. Default: <c>PT24H</c>.</summary>
    public string? Repeat { get; set; }

    internal EscalationLevel Parse(string path, IReadOnlyCollection<string>? roles, Calendars.CalendarBook calendars, ProblemList problems)
    {
        if (roles?.Contains(Role) == false)
            problems.AddUnknown(path + ".role", "rule.unknown-role", Role, roles);
        var time = Answer is null ? null : ConditionTime.Read(Answer);
        if (Answer is not null && time is null)
            problems.Add(path + ".answer", "rule.bad-time", $"'{Answer}'", "a time such as PT30M");
        if (Calendar is not null && calendars.Find(Calendar) is null)
            problems.AddUnknown(path + ".calendar", "rule.unknown-calendar", Calendar, calendars.Names);
        var repeat = Repeat is null ? Duration.FromDays(1) : ConditionTime.Read(Repeat);
        if (repeat is null)
            problems.Add(path + ".repeat", "rule.bad-time", $"'{Repeat}'", "a time such as PT24H");
        return new(Role, time, Calendar) { Repeat = repeat ?? Duration.FromDays(1) };
    }

    /// <summary>How often the last level is told again at most.</summary>
    private const int MostRepeats = 10;

    /// <summary>The rules that take an escalation up which nobody answers.</summary>
    internal static IEnumerable<EscalationRule> Rules(ValueList<EscalationLevel> levels)
    {
        for (var i = 0; i + 1 < levels.Count; i++)
        {
            if (levels[i].Answer is not { } time)
                continue;
            yield return new($"level-{i + 1}-unanswered")
            {
                When = Moment.Since("ticket-escalated", time, levels[i].Calendar),
                If = Condition.All(
                    Condition.Fact("escalation.level").Is(i + 1),
                    Condition.Fact("escalation.answered").Is(false),
                    Condition.Not(Condition.Fact("state.kind").In("done", "final"))
                ),
                Then = [RuleAction.EscalateTo(i + 2)],
                Text = RuleTexts.Table.Say("unanswered", i + 1, ConditionTime.Words(time)),
            };
        }
        if (levels.Count == 0)
            yield break;
        // Silence at the top is told again: a ladder never stalls.
        var (top, last) = (levels.Count, levels[^1]);
        yield return new($"level-{top}-unanswered")
        {
            When = Moment.Since("ticket-escalated", last.Repeat, last.Calendar),
            If = Condition.All(
                Condition.Fact("escalation.level").Is(top),
                Condition.Fact("escalation.answered").Is(false),
                Condition.Fact("escalation.repeats").Below(MostRepeats),
                Condition.Not(Condition.Fact("state.kind").In("done", "final"))
            ),
            Then = [RuleAction.EscalateTo(top)],
            Text = RuleTexts.Table.Say("unanswered", top, ConditionTime.Words(last.Repeat)),
        };
    }
}
