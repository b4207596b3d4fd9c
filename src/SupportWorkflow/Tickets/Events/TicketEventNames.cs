namespace SupportWorkflow;

/// <summary>The stable names of all events, for definitions that speak of them.</summary>
internal static class TicketEventNames
{
    public static readonly string[] All =
    [
        "ticket-opened", "ticket-classified", "ticket-prioritised", "target-chosen", "ticket-assigned", "work-started", "requester-contacted",
        "requester-asked", "reply-recorded", "wait-started", "work-resumed", "ticket-resolved", "resolution-confirmed", "resolution-refused",
        "ticket-closed", "ticket-cancelled", "trigger-fired", "state-imported", "clock-point-reached",
    ];
}
