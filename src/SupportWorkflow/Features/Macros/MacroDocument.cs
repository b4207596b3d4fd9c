namespace SupportWorkflow.Macros;

/// <summary>A macro in JSON.</summary>
internal sealed class MacroDocument
{
    /// <summary>What people call it.</summary>
    public required TextDocument Name { get; set; }

    /// <summary>The commands, in order.</summary>
    public required IReadOnlyList<MacroStepDocument> Do { get; set; }

    internal MacroSteps Parse(string name, string path, TicketPolicies policies, ProblemList problems)
    {
        if (Do.Count == 0)
            problems.Add(path + ".do", "macro.empty", "an empty list", "at least one command");
        return new(new(name, Name.Text), [.. Do.Select((s, i) => s.Parse($"{path}.do[{i}]", policies, problems))]);
    }
}

/// <summary>One command of a macro in JSON.</summary>
internal sealed class MacroStepDocument
{
    /// <summary>The trigger that is fired.</summary>
    public required string Fire { get; set; }

    /// <summary>What its command takes, by its names; a reason that is not given is the macro's name.</summary>
    public IReadOnlyDictionary<string, string>? With { get; set; }

    /// <summary>What of that people read, in their languages.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Texts { get; set; }

    internal MacroStep Parse(string path, TicketPolicies policies, ProblemList problems)
    {
        MacroStep step = new(
            new(Fire, [.. (With ?? new Dictionary<string, string>()).Select(v => new TriggerValue(v.Key, v.Value))]),
            [.. (Texts ?? new Dictionary<string, TextDocument>()).Select(t => KeyValuePair.Create(t.Key, t.Value.Text))]
        );
        if (policies.Lifecycle.FindTrigger(Fire) is null)
            problems.AddUnknown(path + ".fire", "macro.unknown-trigger", Fire, [.. policies.Lifecycle.Triggers.Select(t => t.Name)]);
        else
            policies.Commands.ByTrigger(step.In("en"), Actor.System("macros"), "", policies, path + ".with", problems);
        return step;
    }
}
