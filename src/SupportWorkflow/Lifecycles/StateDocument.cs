namespace SupportWorkflow.Lifecycles;

/// <summary>One state in JSON.</summary>
internal sealed class StateDocument
{
    /// <summary>queued, working, waiting, done or final.</summary>
    public required string Kind { get; set; }

    /// <summary>For waiting states: requester, vendor, other-team, schedule or other.</summary>
    public string? On { get; set; }

    /// <summary>The superstate whose rows it inherits after its own.</summary>
    public string? Parent { get; set; }

    /// <summary>What people call it.</summary>
    public required TextDocument Name { get; set; }

    internal LifecycleDraft.State Parse(string id, string path, ProblemList problems)
    {
        if (!LifecycleWords.Kinds.TryGetValue(Kind, out var kind))
            problems.AddUnknown(path + ".kind", "lifecycle.unknown-kind", Kind, LifecycleWords.Kinds.Keys);
        WaitingOn? on = null;
        if (On is not null && LifecycleWords.Waits.TryGetValue(On, out var found))
            on = found;
        else if (On is not null)
            problems.AddUnknown(path + ".on", "lifecycle.unknown-wait", On, LifecycleWords.Waits.Keys);
        return new(id, kind, on, Name.Text, path) { Parent = Parent };
    }
}
