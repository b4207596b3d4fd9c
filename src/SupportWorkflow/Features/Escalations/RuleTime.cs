using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Escalations;

/// <summary>How long rules wait, in JSON: <c>PT2H</c>, or <c>2 business days</c> of a calendar.</summary>
internal static class RuleTime
{
    /// <param name="text">The time.</param>
    /// <param name="calendar">The calendar beside it; null: none.</param>
    /// <param name="path">Where the time stands.</param>
    /// <param name="problems">Where problems go.</param>
    /// <returns>Null: it is none.</returns>
    public static SlaTarget? Read(string text, string? calendar, string path, ProblemList problems)
    {
        // Whether there is such a calendar is asked when the rule is checked.
        if (TargetDocument.Read(text, calendar, null, null) is { } time)
            return time;
        if (calendar is null && TargetDocument.Read(text, "", null, null) is not null)
            problems.Add(path, "rule.no-calendar", $"'{text}'", "a calendar beside it: business days are counted on one");
        else
            problems.Add(path, "rule.bad-time", $"'{text}'", "a time such as PT4H or PT30M, or 2 business days");
        return null;
    }
}
