using SupportWorkflow.Conditions;

namespace SupportWorkflow.Priorities;

/// <summary>What a priority may depend on. A member that is null is unknown.</summary>
public sealed record PriorityInput : IFacts
{
    /// <summary>The profile's scale.</summary>
    public required PriorityScale Scale { get; init; }

    /// <summary>How far the trouble reaches, in the profile's words.</summary>
    public string? Impact { get; init; }

    /// <summary>How soon it hurts, in the profile's words.</summary>
    public string? Urgency { get; init; }

    /// <summary>The customer's tier, such as <c>vip</c>.</summary>
    public string? Tier { get; init; }

    /// <summary>The business scenario, such as <c>production-fault</c> (INT-8).</summary>
    public string? Scenario { get; init; }

    /// <summary>The category.</summary>
    public CategoryPath? Category { get; init; }

    /// <summary>How many users are hit.</summary>
    public int? AffectedUsers { get; init; }

    /// <summary>Whether this is a security alert (CLS-8).</summary>
    public bool? SecurityAlert { get; init; }

    /// <summary>What the requester chose (PRI-3).</summary>
    public PriorityCode? Chosen { get; init; }

    /// <summary>Every other fact that conditions may ask for, such as the profile's own fields; null: none.</summary>
    public IFacts? Others { get; init; }

    /// <inheritdoc/>
    public FactValue this[string fact] =>
        fact switch
        {
            "impact" => FactValue.Of(Impact),
            "urgency" => FactValue.Of(Urgency),
            "tier" => FactValue.Of(Tier),
            "scenario" => FactValue.Of(Scenario),
            "category" => FactValue.Of(Category?.Path),
            "affected-users" => FactValue.Of(AffectedUsers),
            "security-alert" => FactValue.Of(SecurityAlert),
            "chosen-priority" => FactValue.Of(Chosen?.Code),
            _ => Others?[fact] ?? FactValue.Missing,
        };
}
