using NodaTime;

namespace SupportWorkflow;

/// <summary>What came of a command or of the passing of time: the ticket afterwards and the events that made it so, or a "no" and the ticket as it was.</summary>
public sealed class Decision
{
    private readonly Ticket? _ticket;

    /// <summary>The notices as an array, or where they come from; null: none.</summary>
    private object? _notices;

    private Decision(Ticket? ticket, ValueList<TicketEvent> events, Rejection? rejection, INoticeSource? untold = null) =>
        (_ticket, Events, Rejection, _notices) = (ticket, events, rejection, untold);

    /// <summary>Commands for other tickets that follow; empty when refused.</summary>
    public ValueList<FollowUp> FollowUps { get; private init; }

    /// <summary>Who is to be told what, in the order of the events; empty when refused. Worked out when it is first read.</summary>
    public ValueList<Notice> Notices
    {
        get
        {
            var known = Volatile.Read(ref _notices);
            if (known is INoticeSource untold) Volatile.Write(ref _notices, known = untold.Read());
            return known is null ? default : new((Notice[])known);
        }
    }

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

    internal static Decision Accepted(Ticket ticket, ValueList<TicketEvent> events, ValueList<FollowUp> followUps = default, INoticeSource? untold = null) =>
        new(ticket, events, null, untold) { FollowUps = followUps };

    internal static Decision Refused(Ticket? ticket, Rejection rejection) => new(ticket, default, rejection);
}
