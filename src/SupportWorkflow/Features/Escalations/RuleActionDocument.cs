namespace SupportWorkflow.Escalations;

/// <summary>One action of a rule in JSON: one word, with <c>template</c> beside those that tell somebody.</summary>
internal sealed class RuleActionDocument
{
    /// <summary>By how many levels the priority is raised.</summary>
    public int? RaisePriority { get; set; }

    /// <summary>The level of the ladder, counted from 1.</summary>
    public int? EscalateTo { get; set; }

    /// <summary><c>true</c>: one level up.</summary>
    public bool? Escalate { get; set; }

    /// <summary>The group that gets the ticket.</summary>
    public string? AssignTo { get; set; }

    /// <summary><c>true</c>: whoever the assignment policy chooses gets it.</summary>
    public bool? Assign { get; set; }

    /// <summary>Who is told, in the words of notices.</summary>
    public IReadOnlyList<string>? Notify { get; set; }

    /// <summary>The trigger that is fired; <c>with</c> says what its command takes.</summary>
    public string? Fire { get; set; }

    /// <summary>What the command of <c>fire</c> takes, by its names: <c>"reason": "no answer"</c>. A reason that is not given is the
    /// rule's text.</summary>
    public IReadOnlyDictionary<string, string>? With { get; set; }

    /// <summary>Who is asked for the reason.</summary>
    public IReadOnlyList<string>? AskReason { get; set; }

    /// <summary>Who takes part in a technical review.</summary>
    public IReadOnlyList<string>? CallReview { get; set; }

    /// <summary><c>true</c>: handled before all others.</summary>
    public bool? GreenChannel { get; set; }

    /// <summary>The objective whose clock is started.</summary>
    public string? StartClock { get; set; }

    /// <summary>The major incident of tickets that are alike.</summary>
    public MajorIncidentDocument? MajorIncident { get; set; }

    /// <summary>The host's word for what only it can do.</summary>
    public string? Custom { get; set; }

    /// <summary>The notice whose text is used by notify, askReason and callReview.</summary>
    public string? Template { get; set; }

    internal RuleAction? Parse(string path, ProblemList problems)
    {
        string[] said = [.. Words()];
        if (said.Length != 1)
        {
            problems.Add(path, "rule.not-one-action", said.Length == 0 ? "nothing" : string.Join(", ", said), "one action in each object");
            return null;
        }
        var to = Notify ?? AskReason ?? CallReview;
        if (to is not null && Template is null)
            problems.Add(path + ".template", "rule.no-template", "nothing", "the name of one of the profile's notices");
        if (to is null && Template is not null)
            problems.Add(path + ".template", "rule.nobody-to-tell", $"'{Template}'", "a template beside notify, askReason or callReview");
        if (Fire is null && With is not null)
            problems.Add(path + ".with", "rule.with-without-fire", "with", "with beside fire only");
        if (Escalate == false || GreenChannel == false || Assign == false)
            problems.Add($"{path}.{said[0]}", "rule.only-true", "false", "true, or leave the action out");
        if (to is not null && Template is null)
            return null;
        if (to is not null)
            return Notify is not null ? RuleAction.Notify(Template!, [.. to])
                : AskReason is not null ? RuleAction.AskReason(Template!, [.. to])
                : RuleAction.CallReview(Template!, [.. to]);
        if (RaisePriority is { } levels)
            return RuleAction.RaisePriority(levels);
        if (EscalateTo is { } level)
            return RuleAction.EscalateTo(level);
        if (Escalate is not null)
            return RuleAction.EscalateTo();
        if (AssignTo is not null)
            return RuleAction.AssignTo(new(AssignTo));
        if (Assign is not null)
            return RuleAction.AssignByPolicy();
        if (Fire is not null)
            return RuleAction.Fire(Fire, (With ?? new Dictionary<string, string>()).Select(v => new TriggerValue(v.Key, v.Value)));
        if (GreenChannel is not null)
            return RuleAction.OpenGreenChannel();
        if (StartClock is not null)
            return RuleAction.StartClock(StartClock);
        return MajorIncident is not null
            ? RuleAction.OpenMajorIncident(MajorIncident.Days, [.. MajorIncident.By])
            : RuleAction.Custom(Custom!);
    }

    private IEnumerable<string> Words()
    {
        if (RaisePriority is not null)
            yield return "raisePriority";
        if (EscalateTo is not null)
            yield return "escalateTo";
        if (Escalate is not null)
            yield return "escalate";
        if (AssignTo is not null)
            yield return "assignTo";
        if (Assign is not null)
            yield return "assign";
        if (Notify is not null)
            yield return "notify";
        if (Fire is not null)
            yield return "fire";
        if (AskReason is not null)
            yield return "askReason";
        if (CallReview is not null)
            yield return "callReview";
        if (GreenChannel is not null)
            yield return "greenChannel";
        if (StartClock is not null)
            yield return "startClock";
        if (MajorIncident is not null)
            yield return "majorIncident";
        if (Custom is not null)
            yield return "custom";
    }
}

/// <summary>A major incident in JSON.</summary>
internal sealed class MajorIncidentDocument
{
    /// <summary>How many days one major incident takes in.</summary>
    public required int Days { get; set; }

    /// <summary>In what tickets are alike: category, members of the intake record, own fields.</summary>
    public required IReadOnlyList<string> By { get; set; }
}
