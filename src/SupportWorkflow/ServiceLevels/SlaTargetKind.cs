namespace SupportWorkflow.ServiceLevels;

/// <summary>How the time of a target is counted.</summary>
public enum SlaTargetKind
{
    /// <summary>Round the clock.</summary>
    Elapsed,

    /// <summary>Only while a calendar is open.</summary>
    Work,

    /// <summary>Business days of a calendar.</summary>
    BusinessDays,
}
