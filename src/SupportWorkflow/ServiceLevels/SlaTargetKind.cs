namespace SupportWorkflow.ServiceLevels;

/// <summary>How the time of a target is counted.</summary>
internal enum SlaTargetKind
{
    /// <summary>Round the clock.</summary>
    Elapsed,

    /// <summary>Only while a calendar is open.</summary>
    Work,

    /// <summary>Business days of a calendar.</summary>
    BusinessDays,

    /// <summary>Round the clock, until an instant.</summary>
    Until,
}
