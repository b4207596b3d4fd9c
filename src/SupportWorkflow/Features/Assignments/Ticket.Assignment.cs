using System.Text.Json.Serialization;
using SupportWorkflow.Assignments;

namespace SupportWorkflow;

public sealed partial record Ticket
{
    /// <summary>Who has it; null: nobody.</summary>
    [JsonInclude]
    [JsonPropertyOrder(11)]
    public AssignmentRecord? Assignment { get; internal set; }
}
