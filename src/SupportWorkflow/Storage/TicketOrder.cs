using System.Text.Json.Serialization;

namespace SupportWorkflow.Desk;

/// <summary>In which order a list comes; tickets that are alike in it come in the order of their ids.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<TicketOrder>))]
public enum TicketOrder
{
    /// <summary>What is due first, first; what is due never, last.</summary>
    NextDue,

    /// <summary>What was asked last, first.</summary>
    LatestOpened,

    /// <summary>What changed last, first.</summary>
    LatestChanged,
}
