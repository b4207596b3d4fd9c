using System.Text.Json;

namespace SupportWorkflow.Assignments;

/// <summary>Somebody who does not get a ticket, and why.</summary>
/// <param name="Agent">The person.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Detail">Which skill is lacking, which priority fills them, until when they are away; null: there is nothing more to
/// say.</param>
public readonly record struct PassedOver([property: Personal] AgentId Agent, PassOverReason Reason, string? Detail = null)
{
    /// <summary>In both languages, such as <c>li.wei: has enough in hand (P2)</c>.</summary>
    public LocalText Say() =>
        Detail is null
            ? AssignmentTexts.Table.Say("passed-over.one", Agent, Why(Reason))
            : AssignmentTexts.Table.Say("passed-over.one-detail", Agent, Why(Reason), Detail);

    /// <summary>A reason in words.</summary>
    internal static LocalText Why(PassOverReason reason) =>
        AssignmentTexts.Table.Say("passed-over." + JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString()));
}
