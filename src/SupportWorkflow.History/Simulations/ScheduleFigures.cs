namespace SupportWorkflow.History;

/// <summary>What came of a desk schedule.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Text">What people call it.</param>
/// <param name="Times">How often its time came.</param>
/// <param name="Notices">How many notices it sent: progress checks, surveys.</param>
/// <param name="Opened">How many tickets it opened, or tried to.</param>
public sealed record ScheduleFigures(string Name, LocalText Text, int Times, int Notices, int Opened);
