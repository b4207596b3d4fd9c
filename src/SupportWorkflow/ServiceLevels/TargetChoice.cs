using System.Text.Json.Serialization;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A target, how it takes over from the one before, and who chose it.</summary>
/// <param name="Target">The time allowed.</param>
/// <param name="Mode">How it takes over. For the first target:
/// <see cref="RetargetMode.FromStart"/> counts from the start, the others from now.</param>
/// <param name="Row">Which row of the objective, counted from 1; null: not by a row.</param>
/// <param name="Profile">The profile version the row stands in.</param>
[JsonConverter(typeof(TargetChoiceConverter))]
internal sealed record TargetChoice(
    SlaTarget Target,
    RetargetMode Mode = RetargetMode.FromStart,
    int? Row = null,
    ProfileVersion? Profile = null
);
