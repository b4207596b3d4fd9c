using System.Text.Json.Serialization;

namespace SupportWorkflow.Proposals;

/// <summary>What is proposed.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ProposalKind>))]
public enum ProposalKind
{
    /// <summary>First aid of the profile: its text stands there.</summary>
    Advice,

    /// <summary>A published article of the host's knowledge base.</summary>
    Article,

    /// <summary>An earlier ticket that is like this one. It is somebody else's: requesters never see it.</summary>
    EarlierCase,
}
