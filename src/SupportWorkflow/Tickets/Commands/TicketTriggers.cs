namespace SupportWorkflow;

/// <summary>The triggers that belong to a command of their own and cannot be fired by name.</summary>
internal static class TicketTriggers
{
    public static readonly HashSet<string> Owned = new(StringComparer.Ordinal)
    {
        "open", "ask", "reply", "classify", "hand-over", "prioritise", "assign", "claim", "acknowledge", "decline", "start", "contact", "log",
        "workaround", "wait-for-vendor", "wait-for-other-team", "wait-for-schedule", "hold", "resume", "resolve", "confirm", "refuse", "rate",
        "audit", "close", "cancel", "archive", "reopen", "link", "set-fields", "unassign", "record-pause", "move-to-profile", "escalate-level",
        "answer-escalation",
    };
}
