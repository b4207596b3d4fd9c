using NodaTime;

namespace SupportWorkflow.Resolutions;

/// <summary>What was found and done, and whether the requester agrees (RES-1, RES-2).</summary>
/// <param name="Result">How handling ended.</param>
/// <param name="Measures">What was done.</param>
public sealed record ResolutionRecord(ResolutionResult Result, string Measures)
{
    /// <summary>Why it happened.</summary>
    public string? Cause { get; init; }

    /// <summary>How it is kept from happening again.</summary>
    public string? Precautions { get; init; }

    /// <summary>When the requester said it is solved; null: not yet.</summary>
    public Instant? ConfirmedAt { get; init; }
}
