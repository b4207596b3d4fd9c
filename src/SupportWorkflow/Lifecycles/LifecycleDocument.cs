using System.Text.Json.Serialization;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>A lifecycle in JSON: states by name, guards by name, and rows of which the first match wins.</summary>
public sealed class LifecycleDocument
{
    /// <summary>The state where everything begins.</summary>
    public required string Initial { get; set; }

    /// <summary>The states by id.</summary>
    public required IReadOnlyDictionary<string, StateDocument> States { get; set; }

    /// <summary>The guards by id.</summary>
    public IReadOnlyDictionary<string, GuardDocument> Guards { get; set; } = new Dictionary<string, GuardDocument>();

    /// <summary>The rows, in order.</summary>
    public required IReadOnlyList<TransitionDocument> Transitions { get; set; }

    internal Lifecycle? Parse(string name, string path, FactCatalogue facts, ProblemList problems)
    {
        var draft = new LifecycleDraft(name, path) { Initial = Initial };
        foreach (var (id, state) in States) draft.States.Add(state.Parse(id, DefinitionReader.Step(path + ".states", id), problems));
        foreach (var (id, guard) in Guards) draft.Guards.Add(guard.Parse(id, DefinitionReader.Step(path + ".guards", id), facts, problems));
        for (var i = 0; i < Transitions.Count; i++) draft.Rows.Add(Transitions[i].Parse($"{path}.transitions[{i}]"));
        return new LifecycleCompiler(draft, problems).Compile();
    }
}

/// <summary>One state in JSON.</summary>
public sealed class StateDocument
{
    /// <summary>queued, working, waiting, done or final.</summary>
    public required string Kind { get; set; }

    /// <summary>For waiting states: requester, vendor, other-team, schedule or other.</summary>
    public string? On { get; set; }

    /// <summary>What people call it.</summary>
    public required TextDocument Name { get; set; }

    internal LifecycleDraft.State Parse(string id, string path, ProblemList problems)
    {
        if (!LifecycleWords.Kinds.TryGetValue(Kind, out var kind)) problems.AddUnknown(path + ".kind", "lifecycle.unknown-kind", Kind, LifecycleWords.Kinds.Keys);
        WaitingOn? on = null;
        if (On is not null && LifecycleWords.Waits.TryGetValue(On, out var found)) on = found;
        else if (On is not null) problems.AddUnknown(path + ".on", "lifecycle.unknown-wait", On, LifecycleWords.Waits.Keys);
        return new(id, kind, on, Name.Text, path);
    }
}

/// <summary>One guard in JSON.</summary>
public sealed class GuardDocument
{
    /// <summary>The condition; absent where the host says whether the guard holds.</summary>
    public ConditionDocument? If { get; set; }

    /// <summary>The demand in words.</summary>
    public required TextDocument Text { get; set; }

    internal LifecycleDraft.Guard Parse(string id, string path, FactCatalogue facts, ProblemList problems) =>
        new(id, Text.Text, If?.Parse(path + ".if", facts, problems), path);
}

/// <summary>One row in JSON.</summary>
public sealed class TransitionDocument
{
    /// <summary>The trigger's id.</summary>
    public required string Trigger { get; set; }

    /// <summary>States, <c>kind:working</c>, or <c>*</c> for all but final.</summary>
    public required IReadOnlyList<string> From { get; set; }

    /// <summary>The state afterwards; absent: the state stays and its visit goes on.</summary>
    public string? To { get; set; }

    /// <summary>Allowed and without effect.</summary>
    public bool Ignored { get; set; }

    /// <summary>Who may; absent: everybody.</summary>
    public IReadOnlyList<string>? Roles { get; set; }

    /// <summary>A guard's id.</summary>
    public string? Guard { get; set; }

    internal LifecycleDraft.Row Parse(string path) => new([.. From], Trigger, To, Ignored, [.. Roles ?? []], Guard, path);
}

/// <summary>How a lifecycle's JSON is read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowTrailingCommas = true, ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip)]
[JsonSerializable(typeof(LifecycleDocument))]
internal sealed partial class LifecycleJson : JsonSerializerContext;
