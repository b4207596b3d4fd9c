using System.Text.Json.Serialization;
using SupportWorkflow.Links;

namespace SupportWorkflow;

public sealed partial record Ticket
{
    /// <summary>The tickets that have to do with it (CLO-4).</summary>
    [JsonInclude]
    [JsonPropertyOrder(15)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<LinkRecord> Links { get; internal set; }
}
