namespace SupportWorkflow;

/// <summary>What a handler says to a command that state, role and guard allow:
/// the event that reports it, or why its arguments do not do.</summary>
internal readonly struct Verdict
{
    public Verdict(TicketEvent e)
        : this(e, null) { }

    private Verdict(TicketEvent? e, Rejection? no) => (Event, No) = (e, no);

    public TicketEvent? Event { get; }

    /// <summary>What the same command says besides, without moving the state; null: nothing.</summary>
    public TicketEvent? Also { get; init; }

    /// <summary>Whether the state stays, wherever the lifecycle would lead.</summary>
    public bool Stays { get; init; }

    public Rejection? No { get; }

    public static implicit operator Verdict(TicketEvent e) => new(e, null);

    public static implicit operator Verdict(Rejection no) => new(null, no);
}
