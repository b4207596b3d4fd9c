using System.Text.Json.Serialization;
using SupportWorkflow.Proposals;

namespace SupportWorkflow;

public sealed partial record Ticket
{
    /// <summary>What was proposed for it, in that order: nothing is proposed twice.</summary>
    [JsonInclude]
    [JsonPropertyOrder(19)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<Proposal> Proposals { get; internal set; }

    /// <summary>What a requester may see of it: earlier cases are others' tickets.</summary>
    internal ValueList<Proposal> ProposalsForRequester => [.. Proposals.Where(p => p.Kind != ProposalKind.EarlierCase)];

    /// <summary>Keeps what was proposed; by which words stays in the event.</summary>
    internal void Keep(ValueList<Proposal> more) => Proposals = [.. Proposals, .. more.Select(p => p with { Evidence = default })];
}
