using NodaTime;

namespace SupportWorkflow;

/// <summary>What came of a command or of the passing of time: the ticket afterwards and the events that made it so, or a "no" and the
/// ticket as it was.</summary>
public sealed partial class Decision
{
    private readonly Ticket? _ticket;

    private Decision(Ticket? ticket, ValueList<TicketEvent> events, ValueList<FollowUp> followUps, Rejection? rejection) =>
        (_ticket, Events, FollowUps, Rejection) = (ticket, events, followUps, rejection);

    /// <summary>Commands for other tickets that follow; empty when refused.</summary>
    public ValueList<FollowUp> FollowUps { get; }

    /// <summary>Whether the answer is yes.</summary>
    public bool IsAccepted => Rejection is null;

    /// <summary>Why not; null when accepted.</summary>
    public Rejection? Rejection { get; }

    /// <summary>The ticket after the decision; exactly the one given when refused.</summary>
    /// <exception cref="InvalidOperationException">Opening was refused: there is no ticket.</exception>
    public Ticket Ticket => _ticket ?? throw new InvalidOperationException($"There is no ticket: opening it was refused. {Rejection}");

    /// <summary>What happened, in order; empty when refused.</summary>
    public ValueList<TicketEvent> Events { get; }

    /// <summary>When something will be due by itself; null: never.</summary>
    public Instant? WakeUp => _ticket?.WakeUp;

    /// <summary>This decision, if the answer is yes.</summary>
    /// <exception cref="TicketRefusedException">It is no.</exception>
    public Decision EnsureAccepted() => Rejection is null ? this : throw new TicketRefusedException(Rejection);

    internal static Decision Accepted(Ticket ticket, ValueList<TicketEvent> events, ValueList<FollowUp> followUps = default) =>
        new(ticket, events, followUps, null);

    internal static Decision Refused(Ticket? ticket, Rejection rejection) => new(ticket, default, default, rejection);
}
