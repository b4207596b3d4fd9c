using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Closing;

/// <summary>How satisfied the requester is (RES-4).</summary>
/// <param name="Score">On the profile's scale.</param>
/// <param name="At">When it was said.</param>
/// <param name="Comment">What was said; may be empty.</param>
public sealed record RatingRecord(int Score, [property: JsonConverter(typeof(InstantConverter))] Instant At, string Comment = "")
{
    /// <summary>The grade chosen, where the profile has named ones; null otherwise.</summary>
    public string? Grade { get; init; }
}
