using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>A clock got its target, or another one.</summary>
/// <param name="Objective">Which promise.</param>
/// <param name="Cycle">Which run of it.</param>
/// <param name="After">The target from now on.</param>
/// <param name="Row">Which row of the objective, counted from 1.</param>
/// <param name="Profile">The profile version in which the row stands.</param>
/// <param name="Mode">How it takes over from the one before.</param>
/// <param name="Before">The target until now; null: none.</param>
public sealed record TargetChosen(
    string Objective, int Cycle, SlaTarget After, int Row, ProfileVersion Profile, RetargetMode Mode, SlaTarget? Before = null) : TicketEvent
{
    internal override string StableName => "target-chosen";
}
