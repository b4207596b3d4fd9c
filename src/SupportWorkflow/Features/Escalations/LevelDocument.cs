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

    internal EscalationLevel Parse(string path, IReadOnlyCollection<string>? roles, Calendars.CalendarBook calendars, ProblemList problems)
    {
        if (roles?.Contains(Role) == false)
            problems.AddUnknown(path + ".role", "rule.unknown-role", Role, roles);
        var time = Answer is null ? null : ConditionTime.Read(Answer);
        if (Answer is not null && time is null)
            problems.Add(path + ".answer", "rule.bad-time", $"'{Answer}'", "a time such as PT30M");
        if (Calendar is not null && calendars.Find(Calendar) is null)
            problems.AddUnknown(path + ".calendar", "rule.unknown-calendar", Calendar, calendars.Names);
        return new(Role, time, Calendar);
    }

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
    }
}
