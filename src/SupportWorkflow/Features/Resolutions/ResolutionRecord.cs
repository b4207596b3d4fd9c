using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Resolutions;

/// <summary>What was found and done, and whether the requester agrees (RES-1, RES-2).</summary>
/// <param name="Result">How handling ended.</param>
/// <param name="Measures">What was done.</param>
public sealed record ResolutionRecord(ResolutionResult Result, [property: Personal] string Measures)
{
    /// <summary>Why it happened.</summary>
    [Personal]
    public string? Cause { get; init; }

    /// <summary>How it is kept from happening again.</summary>
    [Personal]
    public string? Precautions { get; init; }

    /// <summary>Where the solution came from (HND-13); null: nobody said.</summary>
    public ResolutionSource? Source { get; init; }

    /// <summary>The knowledge article that was used.</summary>
    public string? Article { get; init; }

    /// <summary>What was used up or taken: parts, tools, hours (CLO-1).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [Personal]
    public ValueList<string> Resources { get; init; }

    /// <summary>When it was solved (INT-11); set by the library.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? ResolvedAt { get; init; }

    /// <summary>When the requester said it is solved; null: not yet.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? ConfirmedAt { get; init; }

    internal static void Look(ResolutionRecord? resolution, ref TextCheck texts)
    {
        texts.Text("resolution", resolution?.Measures);
        texts.Maybe("resolution.cause", resolution?.Cause);
        texts.Maybe("resolution.precautions", resolution?.Precautions);
        texts.Maybe("resolution.article", resolution?.Article);
        foreach (var used in resolution?.Resources ?? default)
            texts.Text("resolution.resources", used);
    }

    internal ResolutionRecord Redacted(in Redactor r) =>
        this with
        {
            Measures = r.Text(Measures),
            Cause = r.Text(Cause),
            Precautions = r.Text(Precautions),
            Resources = r.Each(Resources, static (text, all) => all.Text(text)),
        };
}
