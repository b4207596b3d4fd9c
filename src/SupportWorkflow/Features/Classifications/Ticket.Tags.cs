using System.Text.Json.Serialization;

namespace SupportWorkflow;

public sealed partial record Ticket
{
    /// <summary>The desk's own words for it, in the order in which they were put on it.</summary>
    [JsonInclude]
    [JsonPropertyOrder(18)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<string> Tags { get; internal set; }
}
