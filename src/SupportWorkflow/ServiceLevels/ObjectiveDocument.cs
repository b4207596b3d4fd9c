using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.ServiceLevels;

/// <summary>An objective in JSON.</summary>
internal sealed class ObjectiveDocument
{
    private static readonly Dictionary<string, RetargetMode> Retargets = new(StringComparer.Ordinal)
    {
        ["fromStart"] = RetargetMode.FromStart,
        ["rebase"] = RetargetMode.Rebase,
        ["keep"] = RetargetMode.Keep,
    };

    private static readonly Dictionary<string, ReopenMode> Reopenings = new(StringComparer.Ordinal)
    {
        ["continue"] = ReopenMode.Continue,
        ["restart"] = ReopenMode.Restart,
    };

    private static readonly Dictionary<string, bool> Sinces = new(StringComparer.Ordinal) { ["matched"] = false, ["opened"] = true };

    /// <summary>What people call it.</summary>
    public required TextDocument Name { get; set; }

    /// <summary>When time begins to count.</summary>
    public required MomentDocument Start { get; set; }

    /// <summary>When the promise is kept.</summary>
    public required MomentDocument Stop { get; set; }

    /// <summary>When the running cycle ends and the next begins; it also begins the first.</summary>
    public MomentDocument? Reset { get; set; }

    /// <summary>Whether a cycle that a reset ends in time was kept. Default: where the reset is a contact with the requester.</summary>
    public bool? ResetKeeps { get; set; }

    /// <summary>Where a contact with the requester keeps the promise: whether a solution does too. Default: true.</summary>
    public bool? ResolutionAnswers { get; set; }

    /// <summary>When the promise is no longer owed.</summary>
    public MomentDocument? Cancel { get; set; }

    /// <summary>While this holds, no time counts.</summary>
    public ConditionDocument? PauseWhile { get; set; }

    /// <summary>Whether a start after an end begins the next cycle.</summary>
    public bool Repeats { get; set; }

    /// <summary>How a new target takes over: fromStart (default), rebase, keep.</summary>
    public string? OnRetarget { get; set; }

    /// <summary>What reopening does: continue (default), restart.</summary>
    public string? OnReopen { get; set; }

    /// <summary>When a row holds only later, time counts from then (matched, the default) or from the start (opened).</summary>
    public string? Since { get; set; }

    /// <summary>The targets; the first row that holds decides.</summary>
    public required IReadOnlyList<TargetDocument> Targets { get; set; }

    /// <summary>Points before the due time: <c>50%</c>, <c>PT10M before</c>.</summary>
    public IReadOnlyList<string> Warn { get; set; } = [];

    internal Objective Parse(
        string id,
        string path,
        FactCatalogue facts,
        FactCatalogue eventFacts,
        IReadOnlyCollection<string> events,
        CalendarBook calendars,
        ProblemList problems
    )
    {
        if (Targets.Count == 0)
            problems.Add(path + ".targets", "objective.no-target", "an empty list", "at least one row");
        return new(
            id,
            Name.Text,
            Start.Parse(path + ".start", facts, eventFacts, events, problems, isStart: true),
            Stop.Parse(path + ".stop", facts, eventFacts, events, problems),
            [.. Targets.Select((t, i) => t.Parse($"{path}.targets[{i}]", facts, calendars, problems))]
        )
        {
            Reset = Reset?.Parse(path + ".reset", facts, eventFacts, events, problems),
            Cancel = Cancel?.Parse(path + ".cancel", facts, eventFacts, events, problems),
            PauseWhile = PauseWhile?.ParseTimeless(path + ".pauseWhile", facts, problems),
            Repeats = Repeats,
            ResetKeeps = ResetKeeps,
            ResolutionAnswers = ResolutionAnswers ?? true,
            OnRetarget = Word(OnRetarget, Retargets, path + ".onRetarget", "objective.unknown-retarget", problems),
            OnReopen = Word(OnReopen, Reopenings, path + ".onReopen", "objective.unknown-reopen", problems),
            SinceOpened = Word(Since, Sinces, path + ".since", "objective.unknown-since", problems),
            Warn = Points(path + ".warn", problems),
        };
    }

    /// <summary>The percentages in rising order, then the times before, the longest first.</summary>
    private ValueList<WarningPoint> Points(string path, ProblemList problems)
    {
        var points = new List<WarningPoint>();
        for (var i = 0; i < Warn.Count; i++)
        {
            if (WarningPoint.Parse(Warn[i]) is not { } point)
                problems.Add($"{path}[{i}]", "objective.bad-warning", $"'{Warn[i]}'", "1% to 99%, or a time such as 'PT10M before'");
            else if (points.Contains(point))
                problems.Add($"{path}[{i}]", "objective.doubled-warning", $"'{Warn[i]}'", "each point once");
            else
                points.Add(point);
        }
        return [.. points.OrderBy(p => p.Percent == 0).ThenBy(p => p.Percent).ThenByDescending(p => p.TimeBefore)];
    }

    /// <summary>What a word means; absent: the first of all meanings, which is the default.</summary>
    private static T Word<T>(string? word, Dictionary<string, T> words, string path, string code, ProblemList problems)
        where T : struct
    {
        if (word is null)
            return default;
        if (!words.TryGetValue(word, out var meaning))
            problems.AddUnknown(path, code, word, words.Keys);
        return meaning;
    }
}
