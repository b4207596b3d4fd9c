using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Assignments;

/// <summary>What an assignment may depend on. A member that is null is unknown. Immutable.</summary>
public sealed record AssignmentInput : IFacts
{
    /// <summary>When it is decided.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public required Instant At { get; init; }

    /// <summary>The category.</summary>
    public CategoryPath? Category { get; init; }

    /// <summary>The priority.</summary>
    public PriorityCode? Priority { get; init; }

    /// <summary>The customer's tier, such as <c>vip</c>.</summary>
    public string? Tier { get; init; }

    /// <summary>The kind of ticket, such as <c>service-request</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Where the customer is, as the profile's <c>assignment.region</c> names a fact for it.</summary>
    public string? Region { get; init; }

    /// <summary>What the customer speaks, as the profile's <c>assignment.language</c> names a fact for it.</summary>
    public string? Language { get; init; }

    /// <summary>The support line of the group that has it.</summary>
    public int? Line { get; init; }

    /// <summary>Who has it now; null: nobody.</summary>
    public AssignmentRecord? Holder { get; init; }

    /// <summary>Who gave it back, or did not acknowledge it in time.</summary>
    public ValueList<AgentId> Declined { get; init; }

    /// <summary>Who is on duty; null: nobody knows.</summary>
    public RosterSnapshot? Roster { get; init; }

    /// <summary>Every other fact of the ticket, such as the profile's own fields; null: none.</summary>
    public IFacts? Others { get; init; }

    /// <summary>What the profile itself says, by its teams and rules: an own policy may fall back on it.</summary>
    public AssignmentResult ByProfile() => Profile?.Invoke(this) ?? new();

    /// <summary>The profile's own policy; null: it has none.</summary>
    internal Func<AssignmentInput, AssignmentResult>? Profile { get; init; }

    /// <inheritdoc/>
    public FactValue this[string fact] =>
        fact switch
        {
            "category" => FactValue.Of(Category?.Path),
            "priority" => FactValue.Of(Priority?.Code),
            "tier" => FactValue.Of(Tier),
            "kind" => FactValue.Of(Kind),
            _ => Others?[fact] ?? FactValue.Missing,
        };
}
