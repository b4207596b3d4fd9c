using NodaTime;

namespace SupportWorkflow.Cli.Run;

/// <summary>One thing that happens in the demonstration.</summary>
/// <param name="At">When, on the virtual clock.</param>
/// <param name="By">Who tries it; null: time itself.</param>
/// <param name="Trigger">What is tried; null: opening, or time itself.</param>
/// <param name="What">The sentence for people.</param>
/// <param name="Decision">What came of it.</param>
internal sealed record StoryStep(Instant At, Actor? By, string? Trigger, string What, Decision Decision);
