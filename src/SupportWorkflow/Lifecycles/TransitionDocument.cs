namespace SupportWorkflow.Lifecycles;

/// <summary>One row in JSON: <c>to</c>, <c>reentry</c>, <c>ignored</c>, or none of them: the state stays and its visit goes on.</summary>
internal sealed class TransitionDocument
{
    /// <summary>The trigger's id.</summary>
    public required string Trigger { get; set; }

    /// <summary>States or superstates, <c>kind:working</c>, or <c>*</c> for all but final.</summary>
    public required IReadOnlyList<string> From { get; set; }

    /// <summary>The state afterwards.</summary>
    public string? To { get; set; }

    /// <summary>The same state is entered anew: a new visit. Default false.</summary>
    public bool Reentry { get; set; }

    /// <summary>Allowed and without effect. Default false.</summary>
    public bool Ignored { get; set; }

    /// <summary>Who may; absent: everybody.</summary>
    public IReadOnlyList<string>? Roles { get; set; }

    /// <summary>A guard's id.</summary>
    public string? Guard { get; set; }

    internal LifecycleDraft.Row Parse(string path, ProblemList problems)
    {
        string[] said = [.. new[] { To is null ? "" : "to", Reentry ? "reentry" : "", Ignored ? "ignored" : "" }.Where(w => w.Length > 0)];
        if (said.Length > 1)
            problems.Add(path, "lifecycle.two-effects", string.Join(", ", said), "one of to, reentry, ignored, or none of them");
        if (Roles is { Count: 0 })
            problems.Add(
                path + ".roles",
                "lifecycle.granted-to-nobody",
                "an empty list",
                "at least one role; leave 'roles' out for everybody"
            );
        var effect =
            To is not null ? TransitionKind.Move
            : Reentry ? TransitionKind.Reentry
            : Ignored ? TransitionKind.Ignored
            : TransitionKind.Internal;
        return new([.. From], Trigger, effect, To, [.. Roles ?? []], Guard, path);
    }
}
