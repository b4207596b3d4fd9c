using SupportWorkflow.Proposals;

namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    /// <summary>What is proposed for a request.</summary>
    public ProposalRules Proposals { get; init; } = ProposalRules.None;
}
