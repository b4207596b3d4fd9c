namespace SupportWorkflow.Escalations;

/// <summary>What kind of moment a rule waits for.</summary>
internal enum MomentKind
{
    ClockUsed,
    ClockBefore,
    ClockLate,
    InState,
    Since,
    Without,
    At,
    On,
}
