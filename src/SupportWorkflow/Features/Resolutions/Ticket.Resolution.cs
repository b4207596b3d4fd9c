using System.Text.Json.Serialization;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow;

public sealed partial record Ticket
{
    /// <summary>What was found and done; null while unsolved.</summary>
    [JsonInclude]
    [JsonPropertyOrder(12)]
    public ResolutionRecord? Resolution { get; internal set; }
}
