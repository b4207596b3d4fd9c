using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Imports;

/// <summary>One case of the log while it is read: the ticket so far and the figures so far. There may be a million, so it holds little.</summary>
internal sealed class ImportedCase(Ticket ticket, CaseTrail trail, LifecycleState state)
{
    public Ticket Ticket { get; set; } = ticket;

    public CaseTrail Trail { get; } = trail;

    public LifecycleState State { get; set; } = state;

    /// <summary>The log's state of the last row; null before the first.</summary>
    public LogState? LogState { get; set; }

    public string? Priority { get; set; }

    public string? Category { get; set; }

    public string? Team { get; set; }

    public string? Agent { get; set; }
}
