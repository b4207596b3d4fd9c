using SupportWorkflow.Assignments;
using SupportWorkflow.Classifications;
using SupportWorkflow.Escalations;
using SupportWorkflow.Priorities;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Profiles;

/// <summary>What a host may replace by a class of its own.</summary>
public sealed class PolicySet
{
    private readonly List<IPriorityPolicy> _priorities = [];
    private readonly List<IClassificationPolicy> _classifications = [];
    private readonly List<IAssignmentPolicy> _assignments = [];
    private readonly List<ISlaCalendarPolicy> _slaCalendars = [];

    internal PolicySet() { }

    internal ValueList<EscalationRule> Rules { get; private set; }

    /// <summary>
    /// Replaces the profile's <c>priority.rows</c> and <c>priority.modifiers</c>; the scale stays the profile's. Named more than once, the
    /// last one decides new tickets, and each decides those that pin it by its name and version.
    /// </summary>
    public PolicySet Priority(IPriorityPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _priorities.Add(policy);
        return this;
    }

    /// <summary>
    /// Replaces the profile's <c>classification</c>, on which it may fall back (<see cref="ClassificationInput.ByProfile"/>); the threshold
    /// stays the profile's. Named more than once, the last one decides new tickets, and each decides those that pin it by its name and
    /// version.
    /// </summary>
    public PolicySet Classification(IClassificationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _classifications.Add(policy);
        return this;
    }

    /// <summary>
    /// Chooses who gets a ticket where the profile's <c>teams</c> and <c>assignment</c> do, on which it may fall back
    /// (<see cref="AssignmentInput.ByProfile"/>). Named more than once, the last one decides new tickets, and each decides those that
    /// pin it by its name and version.
    /// </summary>
    public PolicySet Assignment(IAssignmentPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _assignments.Add(policy);
        return this;
    }

    /// <summary>
    /// Adds an escalation rule after those of the profile; it is checked when the profile is compiled. An equal one is not added again. It
    /// becomes part of the document that tickets pin, and is not added to documents that tickets pin already.
    /// </summary>
    public PolicySet AddRule(EscalationRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (!Rules.Contains(rule))
            Rules = Rules.Add(rule);
        return this;
    }

    /// <summary>
    /// Chooses the calendar on which a target is counted; without it, each target's own. Named more than once, the last one decides new
    /// tickets, and each decides those that pin it by its name and version.
    /// </summary>
    public PolicySet SlaCalendar(ISlaCalendarPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _slaCalendars.Add(policy);
        return this;
    }

    /// <summary>How a document names it.</summary>
    internal static string IdOf(IPriorityPolicy policy) => $"{policy.Name}@{policy.Version}";

    /// <summary>How a document names it.</summary>
    internal static string IdOf(IClassificationPolicy policy) => $"{policy.Name}@{policy.Version}";

    /// <summary>How a document names it.</summary>
    internal static string IdOf(IAssignmentPolicy policy) => $"{policy.Name}@{policy.Version}";

    /// <summary>How a document names it.</summary>
    internal static string IdOf(ISlaCalendarPolicy policy) => $"{policy.Name}@{policy.Version}";

    /// <summary>The priority policy a profile is decided by; null: its own rows.</summary>
    /// <param name="named">The one it names; null: it names none.</param>
    /// <param name="problems">Where it goes when nobody has it.</param>
    internal IPriorityPolicy? PriorityFor(string? named, ProblemList problems) =>
        Find(_priorities, named, IdOf, "$.policies.priority", problems);

    /// <summary>The classification policy a profile is decided by; null: its own chain.</summary>
    /// <param name="named">The one it names; null: it names none.</param>
    /// <param name="problems">Where it goes when nobody has it.</param>
    internal IClassificationPolicy? ClassificationFor(string? named, ProblemList problems) =>
        Find(_classifications, named, IdOf, "$.policies.classification", problems);

    /// <summary>The assignment policy a profile is decided by; null: its own teams.</summary>
    /// <param name="named">The one it names; null: it names none.</param>
    /// <param name="problems">Where it goes when nobody has it.</param>
    internal IAssignmentPolicy? AssignmentFor(string? named, ProblemList problems) =>
        Find(_assignments, named, IdOf, "$.policies.assignment", problems);

    /// <summary>The calendar policy a profile is decided by; null: none.</summary>
    /// <param name="named">The one it names; null: it names none.</param>
    /// <param name="problems">Where it goes when nobody has it.</param>
    internal ISlaCalendarPolicy? SlaCalendarFor(string? named, ProblemList problems) =>
        Find(_slaCalendars, named, IdOf, "$.policies.slaCalendar", problems);

    private static T? Find<T>(List<T> policies, string? named, Func<T, string> id, string path, ProblemList problems)
        where T : class
    {
        if (named is null)
            return policies.LastOrDefault();
        if (policies.LastOrDefault(p => id(p) == named) is { } found)
            return found;
        var added = policies.Select(id).ToArray();
        problems.AddUnknown(
            path,
            "policies.unknown",
            named,
            added,
            added.Length == 0
                ? "a class of the host, added where the profile is compiled"
                : $"a class of the host, added where the profile is compiled: {string.Join(", ", added)}"
        );
        return null;
    }
}
