namespace SupportWorkflow.ServiceLevels;

/// <summary>What an <see cref="ISlaCalendarPolicy"/> decides on. Words are the profile's; null means nobody said.</summary>
public sealed record SlaCalendarInput
{
    /// <summary>Which promise.</summary>
    public required string Objective { get; init; }

    /// <summary>The calendar that the target names.</summary>
    public required string Default { get; init; }

    /// <summary>The calendars there are.</summary>
    public required ValueList<string> Known { get; init; }

    /// <summary>Where the trouble is.</summary>
    public string? Site { get; init; }

    /// <summary>Under which contract.</summary>
    public string? Contract { get; init; }

    /// <summary>The customer's tier.</summary>
    public string? Tier { get; init; }
}
