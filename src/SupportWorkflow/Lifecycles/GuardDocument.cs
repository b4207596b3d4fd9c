using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>One guard in JSON.</summary>
internal sealed class GuardDocument
{
    /// <summary>The condition; absent where the host says whether the guard holds.</summary>
    public ConditionDocument? If { get; set; }

    /// <summary>The demand in words.</summary>
    public required TextDocument Text { get; set; }

    internal LifecycleDraft.Guard Parse(string id, string path, ProblemList problems) =>
        new(id, Text.Text, If is null ? null : new ConditionReader(problems).Read(If, path + ".if"), path);
}
