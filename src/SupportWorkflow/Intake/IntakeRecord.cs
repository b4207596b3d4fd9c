namespace SupportWorkflow.Intake;

/// <summary>What was asked, by whom and how it came in. Words such as channel and impact are the profile's; null means nobody said.</summary>
public sealed record IntakeRecord
{
    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    /// <summary>The objective description; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The account of the person who asks.</summary>
    public required string Requester { get; init; }

    /// <summary>How it came in, such as <c>phone</c> (INT-1).</summary>
    public string? Channel { get; init; }

    /// <summary>How far the trouble reaches.</summary>
    public string? Impact { get; init; }

    /// <summary>How soon it hurts.</summary>
    public string? Urgency { get; init; }

    /// <summary>The customer's tier, such as <c>vip</c>.</summary>
    public string? Tier { get; init; }

    /// <summary>The business scenario (INT-8).</summary>
    public string? Scenario { get; init; }

    /// <summary>How many users are hit.</summary>
    public int? AffectedUsers { get; init; }

    /// <summary>Whether this is a security alert (CLS-8).</summary>
    public bool? SecurityAlert { get; init; }
}
