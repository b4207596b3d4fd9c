namespace SupportWorkflow;

/// <summary>How much a notice matters; what merges notices puts the most severe first.</summary>
public enum NoticeSeverity
{
    /// <summary>Something happened.</summary>
    Normal,

    /// <summary>A clock passed a point before its due time (SLA-8).</summary>
    Warning,

    /// <summary>A clock is overdue (ESC-6).</summary>
    Breach,
}
