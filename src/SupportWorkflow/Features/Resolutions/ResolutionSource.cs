using System.Text.Json.Serialization;

namespace SupportWorkflow.Resolutions;

/// <summary>Where a solution came from (HND-13).</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ResolutionSource>))]
public enum ResolutionSource
{
    /// <summary>A knowledge article; <see cref="ResolutionRecord.Article"/> may name it.</summary>
    Knowledge,

    /// <summary>The handler's own reasoning.</summary>
    OwnReasoning,

    /// <summary>An expert.</summary>
    Expert,

    /// <summary>The vendor.</summary>
    Vendor,
}
