using SupportWorkflow.Conditions;
using SupportWorkflow.Notices;

namespace SupportWorkflow.Guidance;

/// <summary>A piece of guidance in JSON.</summary>
internal sealed class GuidanceDocument
{
    /// <summary>What people call it.</summary>
    public required TextDocument Name { get; set; }

    /// <summary>What it says, with places such as <c>{number}</c>; <c>{by}</c> is whoever reads it.</summary>
    public required TextDocument Text { get; set; }

    /// <summary>The states in which it is said; absent: in all.</summary>
    public IReadOnlyList<string> In { get; set; } = [];

    /// <summary>What must hold of the ticket and of whoever reads it; absent: nothing.</summary>
    public ConditionDocument? If { get; set; }

    /// <summary>Whom it is for; absent: everybody but the requester.</summary>
    public IReadOnlyList<string> Roles { get; set; } = [];

    /// <summary>The guidance, checked.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="words">What its text may say.</param>
    /// <param name="policies">The profile.</param>
    /// <param name="roles">The profile's roles; null: any.</param>
    /// <param name="problems">Where problems go.</param>
    internal GuidanceRule Parse(
        string name,
        string path,
        NoticeVocabulary words,
        TicketPolicies policies,
        IReadOnlyCollection<string>? roles,
        ProblemList problems
    )
    {
        string[] states = [.. policies.Lifecycle.States.Select(s => s.Name)];
        for (var i = 0; i < In.Count; i++)
            if (!states.Contains(In[i]))
                problems.AddUnknown($"{path}.in[{i}]", "guidance.unknown-state", In[i], states);
        for (var i = 0; i < Roles.Count; i++)
            if (roles is not null && !roles.Contains(Roles[i]))
                problems.AddUnknown($"{path}.roles[{i}]", "profile.unknown-role", Roles[i], roles);
        var condition = If?.ParseTimeless(path + ".if", policies.Facts.Catalogue, problems) ?? Condition.Always;
        var template = NoticeTemplate.Read(Text, path + ".text", words, words.Events.Of(GuidedEvent), problems);
        return new(name, Name.Text, template)
        {
            In = [.. In],
            Roles = [.. Roles.Select(r => new Role(r))],
            If = ConditionCompiler.Compile(problems.Any ? Condition.Always : condition, policies.Facts.Catalogue),
        };
    }

    /// <summary>What stands for the event that a notice would be about: it has no words of its own.</summary>
    internal const string GuidedEvent = "work-started";
}
