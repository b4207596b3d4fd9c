using System.Text.Json.Serialization;

namespace SupportWorkflow.Lifecycles;

/// <summary>What a state means to clocks, reports and rules, whatever a desk calls it.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<StateKind>))]
public enum StateKind
{
    /// <summary>Waits for somebody of ours to take it up.</summary>
    Queued,

    /// <summary>Somebody of ours works on it.</summary>
    Working,

    /// <summary>Waits for somebody or something else: see <see cref="WaitingOn"/>.</summary>
    Waiting,

    /// <summary>Solved in our eyes; the requester has not yet said so.</summary>
    Done,

    /// <summary>The end.</summary>
    Final,
}
