using SupportWorkflow.Assignments;

namespace SupportWorkflow;

public sealed partial record OutsideFacts
{
    /// <summary>Who is on duty.</summary>
    public RosterSnapshot? Roster { get; init; }
}
