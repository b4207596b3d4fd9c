using System.Text.Json.Serialization;

namespace SupportWorkflow.Resolutions;

/// <summary>How handling ended (RES-1).</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ResolutionResult>))]
public enum ResolutionResult
{
    /// <summary>已解决: the trouble is gone.</summary>
    Resolved,

    /// <summary>未解决: it is not.</summary>
    Unresolved,

    /// <summary>待跟进: it is watched further.</summary>
    ToBeFollowedUp,
}
