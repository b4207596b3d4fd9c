using NodaTime;

namespace SupportWorkflow;

/// <summary>What came of a command or of the passing of time: the ticket afterwards and the events that made it so, or a "no" and the
/// ticket as it was.</summary>
public sealed partial class Decision
{
    private readonly Ticket? _ticket;

    /// <summary>The next due time, or what it is worked out by when it is first read; null: there is none.</summary>
    private object? _due;

    private Decision(Ticket? ticket, ValueList<TicketEvent> events, ValueList<FollowUp> followUps, Rejection? rejection, object? due) =>
        (_ticket, Events, FollowUps, Rejection, _due) = (ticket, events, followUps, rejection, due);

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

    /// <summary>
    /// The running clock of the ticket that is due first, whether that has passed or not: what a board sorts by, and a store keeps beside
    /// the ticket. Null: no clock runs, or the answer is no.
    /// </summary>
    public TicketDue? NextDue
    {
        get
        {
            // Read by two threads at once, it is worked out twice and comes to the same.
            var known = Volatile.Read(ref _due);
            if (known is TicketPolicies policies)
                Volatile.Write(ref _due, known = policies.NextDue(Ticket));
            return (TicketDue?)known;
        }
    }

    /// <summary>This decision, if the answer is yes.</summary>
    /// <exception cref="TicketRefusedException">It is no.</exception>
    public Decision EnsureAccepted() => Rejection is null ? this : throw new TicketRefusedException(Rejection);

    /// <param name="ticket">The ticket afterwards.</param>
    /// <param name="events">What happened.</param>
    /// <param name="followUps">Commands for other tickets.</param>
    /// <param name="policies">By what it was decided; null: it is told again, and nothing is due.</param>
    internal static Decision Accepted(
        Ticket ticket,
        ValueList<TicketEvent> events,
        ValueList<FollowUp> followUps = default,
        TicketPolicies? policies = null
    ) => new(ticket, events, followUps, null, policies);

    /// <summary>The same with its last event alone.</summary>
    internal Decision Ending() => new(_ticket, [Events[^1]], default, null, _due);

    internal static Decision Refused(Ticket? ticket, Rejection rejection) => new(ticket, default, default, rejection, null);
}
