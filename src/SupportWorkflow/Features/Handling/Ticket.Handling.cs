using System.Text.Json.Serialization;
using SupportWorkflow.Handling;

namespace SupportWorkflow;

public sealed partial record Ticket
{
    /// <summary>What was done for it so far.</summary>
    [JsonInclude]
    [JsonPropertyOrder(13)]
    public HandlingRecord Handling { get; internal set; } = HandlingRecord.Nothing;
}
