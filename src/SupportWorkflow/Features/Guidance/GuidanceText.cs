using SupportWorkflow.Conditions;
using SupportWorkflow.Notices;

namespace SupportWorkflow.Guidance;

/// <summary>What a profile tells the people of the desk to say or do now: a greeting, a question, a way of handling. Immutable.</summary>
/// <param name="Name">Its name in the profile.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Text">What it says, with its places filled.</param>
public sealed record GuidanceText(string Name, LocalText Title, LocalText Text);

/// <summary>One piece of guidance as a profile declares it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Template">What it says.</param>
internal sealed record GuidanceRule(string Name, LocalText Title, NoticeTemplate Template)
{
    /// <summary>The states in which it is said; empty: in all.</summary>
    public ValueList<string> In { get; init; }

    /// <summary>Whom it is for; empty: everybody but the requester.</summary>
    public ValueList<Role> Roles { get; init; }

    /// <summary>What must hold.</summary>
    public required CompiledCondition If { get; init; }
}
