using System.Text.Json.Serialization;
using SupportWorkflow.Closing;

namespace SupportWorkflow;

public sealed partial record Ticket
{
    /// <summary>What happened at and after its end.</summary>
    [JsonInclude]
    [JsonPropertyOrder(14)]
    public ClosingRecord Closing { get; internal set; } = ClosingRecord.Nothing;
}
