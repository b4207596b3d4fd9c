namespace SupportWorkflow;

/// <summary>Changes what the priority rests on, or sets it by hand (PRI-3, PRI-6). Refused when it changes nothing.</summary>
/// <param name="Reason">Why; needed when <see cref="Priority"/> is set by hand.</param>
public sealed record PrioritiseTicket(string Reason = "") : TicketCommand
{
    /// <summary>The new impact; null: as it was.</summary>
    public string? Impact { get; init; }

    /// <summary>The new urgency; null: as it was.</summary>
    public string? Urgency { get; init; }

    /// <summary>The priority set by hand; null: the policy decides.</summary>
    public PriorityCode? Priority { get; init; }

    internal override void Look(ref TextCheck texts)
    {
        texts.Text("reason", Reason);
        texts.Maybe("impact", Impact);
        texts.Maybe("urgency", Urgency);
        texts.Id("priority", Priority is { } priority ? priority.Code ?? "" : null);
    }

    internal override string? WrittenReason => Reason;
}
