using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>A clock got its target, or another one.</summary>
/// <param name="Objective">Which promise.</param>
/// <param name="Cycle">Which run of it.</param>
/// <param name="After">The target from now on; the objective says how it takes over.</param>
/// <param name="Row">Which row of the objective, counted from 1.</param>
/// <param name="Before">The target until now; null: none.</param>
/// <param name="Profile">The profile version in which the row stands.</param>
/// <param name="Mode">How it takes over, where a move to another profile said so; null: as the objective says.</param>
public sealed record TargetChosen(
    string Objective, int Cycle, SlaTarget After, int Row, SlaTarget? Before = null, ProfileVersion? Profile = null, RetargetMode? Mode = null) : TicketEvent
{
    internal override string StableName => "target-chosen";
}
