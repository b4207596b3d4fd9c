namespace SupportWorkflow.Proposals;

/// <summary>The sentences of this feature.</summary>
internal static class ProposalTexts
{
    public static readonly TextTable Table = new("Features.Proposals");
}
