using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Escalations;

/// <summary>One step of the ladder in JSON (ESC-2).</summary>
internal sealed class LevelDocument
{
    /// <summary>The role that is responsible.</summary>
    public required string Role { get; set; }

    /// <summary>How soon they must answer before it goes up: <c>PT30M</c>, or <c>1 business day</c>; absent: no limit.</summary>
    public string? Answer { get; set; }

    /// <summary>The calendar that counts both times; absent: elapsed time.</summary>
    public string? Calendar { get; set; }

    /// <summary>Of the last level: how often it is told again while nobody answers, at most ten times. Default: one business day, or 24
    /// hours without a calendar, where the level has a time to answer in; otherwise never.</summary>
    public string? Repeat { get; set; }

    internal EscalationLevel Parse(string path, IReadOnlyCollection<string>? roles, Calendars.CalendarBook calendars, ProblemList problems)
    {
        if (roles?.Contains(Role) == false)
            problems.AddUnknown(path + ".role", "rule.unknown-role", Role, roles);
        if (Calendar is not null && calendars.Find(Calendar) is null)
            problems.AddUnknown(path + ".calendar", "rule.unknown-calendar", Calendar, calendars.Names);
        var answer = Answer is null ? null : RuleTime.Read(Answer, Calendar, path + ".answer", problems);
        return new(Role, answer)
        {
            Repeat =
                Repeat is not null ? RuleTime.Read(Repeat, Calendar, path + ".repeat", problems)
                : answer is null ? null
                : Calendar is null ? SlaTarget.Elapsed(Duration.FromDays(1))
                : SlaTarget.BusinessDays(1, Calendar),
        };
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
                When = Moment.Since("ticket-escalated", time),
                If = Condition.All(
                    Condition.Fact("escalation.level").Is(i + 1),
                    Condition.Fact("escalation.answered").Is(false),
                    Condition.Not(Condition.Fact("state.kind").In("done", "final"))
                ),
                Then = [RuleAction.EscalateTo(i + 2)],
                Text = RuleTexts.Table.Say("unanswered", i + 1, RuleWords.Time(time)),
            };
        }
        if (levels.Count == 0 || levels[^1].Repeat is not { } repeat)
            yield break;
        // Silence at the top is told again: a ladder never stalls.
        var top = levels.Count;
        yield return new($"level-{top}-unanswered")
        {
            When = Moment.Since("ticket-escalated", repeat),
            If = Condition.All(
                Condition.Fact("escalation.level").Is(top),
                Condition.Fact("escalation.answered").Is(false),
                Condition.Fact("escalation.repeats").Below(MostRepeats),
                Condition.Not(Condition.Fact("state.kind").In("done", "final"))
            ),
            Then = [RuleAction.EscalateTo(top)],
            Text = RuleTexts.Table.Say("unanswered", top, RuleWords.Time(repeat)),
        };
    }
}
