using System.Text.Json.Serialization;

namespace SupportWorkflow.Lifecycles;

/// <summary>What a permitted trigger does to the state.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<TransitionKind>))]
public enum TransitionKind
{
    /// <summary>Another state.</summary>
    Move,

    /// <summary>The same state entered anew: a new visit.</summary>
    Reentry,

    /// <summary>The state stays and its visit goes on; something else is recorded.</summary>
    Internal,

    /// <summary>Allowed and without effect.</summary>
    Ignored,
}
