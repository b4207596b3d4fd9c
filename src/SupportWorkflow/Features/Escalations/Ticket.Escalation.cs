using System.Text.Json.Serialization;

namespace SupportWorkflow;

public sealed partial record Ticket
{
    /// <summary>What escalation has come to, and which rules have fired.</summary>
    [JsonIgnore]
    public EscalationRecord Escalation => Escalated ?? EscalationRecord.Nothing;

    /// <summary>What escalation has come to; null: nothing was escalated, fired or remembered for a rule.</summary>
    [JsonInclude]
    [JsonPropertyName("escalation")]
    [JsonPropertyOrder(16)]
    internal EscalationRecord? Escalated { get; set; }
}
