namespace SupportWorkflow.Schedules;

/// <summary>The ticket that a schedule opens, in the profile's words.</summary>
internal sealed class ScheduledTicket
{
    /// <summary>Its subject, as people read it.</summary>
    public required string Subject { get; set; }

    /// <summary>What is to be done.</summary>
    public string? Description { get; set; }

    /// <summary>How it came in.</summary>
    public string? Channel { get; set; }

    /// <summary>The kind of record, mostly preventive.</summary>
    public string? Kind { get; set; }

    /// <summary>The category.</summary>
    public string? Category { get; set; }

    /// <summary>The business scenario.</summary>
    public string? Scenario { get; set; }

    /// <summary>How far it reaches.</summary>
    public string? Impact { get; set; }

    /// <summary>How soon it hurts.</summary>
    public string? Urgency { get; set; }

    /// <summary>The device or system.</summary>
    public string? Device { get; set; }
}
