using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>Why a clock stands as it does.</summary>
/// <param name="Objective">Which promise.</param>
/// <param name="Reading">The figures.</param>
/// <param name="Text">The figures in a sentence, times in the profile's zone.</param>
public sealed record ClockExplanation(string Objective, ClockReading Reading, LocalText Text);
