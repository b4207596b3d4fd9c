using System.Text.Json.Serialization;

namespace SupportWorkflow.ServiceLevels;

/// <summary>How a new target takes over from the one before (SLA-9).</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<RetargetMode>))]
public enum RetargetMode
{
    /// <summary>The new target and its calendar, over the whole cycle, with the same pauses (the default).</summary>
    FromStart,

    /// <summary>
    /// What was used stays: as a duration when both targets count alike (elapsed time, working time, business days), otherwise as a share
    /// of the target. The rest of the new target runs from now; percentages refer to the new target. The past stays as it was: a clock for
    /// which nothing is left becomes late now.
    /// </summary>
    Rebase,

    /// <summary>The old target and its calendar stay; later pauses still shift it.</summary>
    Keep,
}
