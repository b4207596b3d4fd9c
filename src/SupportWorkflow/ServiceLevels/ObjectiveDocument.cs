using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.ServiceLevels;

/// <summary>An objective in JSON.</summary>
internal sealed class ObjectiveDocument
{
    /// <summary>What people call it.</summary>
    public required TextDocument Name { get; set; }

    /// <summary>When time begins to count.</summary>
    public required MomentDocument Start { get; set; }

    /// <summary>When the promise is kept.</summary>
    public required MomentDocument Stop { get; set; }

    /// <summary>While this holds, no time counts.</summary>
    public ConditionDocument? PauseWhile { get; set; }

    /// <summary>The targets; the first row that holds decides.</summary>
    public required IReadOnlyList<TargetDocument> Targets { get; set; }

    /// <summary>Points before the due time: <c>50%</c>.</summary>
    public IReadOnlyList<string> Warn { get; set; } = [];

    internal Objective Parse(string id, string path, FactCatalogue facts, IReadOnlyCollection<string> events, CalendarBook calendars, ProblemList problems)
    {
        if (Targets.Count == 0) problems.Add(path + ".targets", "objective.no-target", "an empty list", "at least one row");
        return new(id)
        {
            Text = Name.Text,
            Start = Start.Parse(path + ".start", facts, events, problems),
            Stop = Stop.Parse(path + ".stop", facts, events, problems),
            PauseWhile = PauseWhile?.ParseTimeless(path + ".pauseWhile", facts, problems),
            Targets = [.. Targets.Select((t, i) => t.Parse($"{path}.targets[{i}]", facts, calendars, problems))],
            Warn = [.. Warn.Select((w, i) => Percent(w, $"{path}.warn[{i}]", problems)).Distinct().Order(Comparer<WarningPoint>.Create((a, b) => a.Percent - b.Percent))],
        };
    }

    private static WarningPoint Percent(string text, string path, ProblemList problems)
    {
        if (text.EndsWith('%') && int.TryParse(text.AsSpan(..^1), out var percent) && percent is > 0 and < 100) return new(percent);
        problems.Add(path, "objective.bad-warning", $"'{text}'", "1% to 99%");
        return new(50);
    }
}
