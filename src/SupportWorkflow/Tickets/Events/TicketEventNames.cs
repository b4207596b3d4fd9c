using System.Collections.Frozen;

namespace SupportWorkflow;

/// <summary>The stable names of all events, for JSON and for definitions that speak of them.</summary>
internal static class TicketEventNames
{
    public static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["ticket-opened"] = typeof(TicketOpened),
        ["ticket-classified"] = typeof(TicketClassified),
        ["ticket-prioritised"] = typeof(TicketPrioritised),
        ["target-chosen"] = typeof(TargetChosen),
        ["ticket-assigned"] = typeof(TicketAssigned),
        ["work-started"] = typeof(WorkStarted),
        ["requester-contacted"] = typeof(RequesterContacted),
        ["requester-asked"] = typeof(RequesterAsked),
        ["reply-recorded"] = typeof(ReplyRecorded),
        ["wait-started"] = typeof(WaitStarted),
        ["work-resumed"] = typeof(WorkResumed),
        ["ticket-resolved"] = typeof(TicketResolved),
        ["resolution-confirmed"] = typeof(ResolutionConfirmed),
        ["resolution-refused"] = typeof(ResolutionRefused),
        ["ticket-closed"] = typeof(TicketClosed),
        ["ticket-cancelled"] = typeof(TicketCancelled),
        ["trigger-fired"] = typeof(TriggerFired),
        ["state-imported"] = typeof(StateImported),
        ["clock-point-reached"] = typeof(ClockPointReached),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly string[] All = [.. Types.Keys.Order(StringComparer.Ordinal)];
}
