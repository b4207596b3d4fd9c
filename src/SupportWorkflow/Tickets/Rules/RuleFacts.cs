using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>
/// The facts a condition of a rule or a notice may ask for: those of the ticket, those of the event it is asked with, and those of each clock. The
/// actor is whoever caused the event; without one, nobody. What an event changes is told from the ticket before that very event.
/// </summary>
internal readonly struct RuleFacts(TicketFacts facts, Ticket ticket, RuleFactSource source, TicketEvent? e, TicketBefore before) : IFactReader
{
    private enum Own
    {
        ChangesState,
        ChangesPriority,
        RaisesPriority,
        WidensImpact,
        Visible,
        ByPerson,
        Topic,
        Reason,
        Objective,
        Point,
        FirstClock,
    }

    public bool IsKnown(int fact) => fact < source.OfTicket && !IsActor(fact) ? facts.IsKnown(fact) : source.Facts[fact].Type == FactType.Text ? Text(fact) is not null : Code(fact) >= 0;

    public int Code(int fact)
    {
        if (fact < source.OfTicket) return IsActor(fact) ? OfActor((TicketFact)fact) : facts.Code(fact);
        var own = (Own)(fact - source.OfTicket);
        if (own >= Own.FirstClock) return OfClock(own - Own.FirstClock);
        return e is null ? -1 : OfEvent(own, fact, e);
    }

    public string? Text(int fact) => fact < source.OfTicket
        ? facts.Text(fact)
        : (Own)(fact - source.OfTicket) switch
        {
            Own.Topic => e is WorkLogged { Topic.Length: > 0 } logged ? logged.Topic : null,
            Own.Reason => e is TicketEscalated escalated ? escalated.Reason : null,
            _ => null,
        };

    public decimal? Number(int fact) => fact < source.OfTicket ? facts.Number(fact) : null;

    public FactValue Value(int fact)
    {
        if (fact < source.OfTicket && !IsActor(fact)) return facts.Value(fact);
        var declared = source.Facts[fact];
        if (declared.Type == FactType.Text) return FactValue.Of(Text(fact));
        var code = Code(fact);
        if (code < 0) return FactValue.Missing;
        return declared.Type == FactType.YesNo ? FactValue.Of(code == 1) : FactValue.Of(code < declared.Choices.Count ? declared.Choices[code].Value : null);
    }

    public Instant? Since(int fact) => fact < source.OfTicket ? facts.Since(fact) : null;

    /// <summary>The objective and the point an event is about; null: it is about none.</summary>
    public static (string Objective, string Point)? PointOf(TicketEvent e) => e switch
    {
        ClockPointReached reached => (reached.Objective, reached.Point),
        ClockPointWithdrawn undone => (undone.Objective, undone.Point),
        _ => null,
    };

    private static bool IsActor(int fact) => (TicketFact)fact is TicketFact.ActorIsRequester or TicketFact.ActorIsAssignee or TicketFact.ActorIsEnabled;

    private int OfActor(TicketFact fact) => e is null ? -1 : Code(fact switch
    {
        TicketFact.ActorIsRequester => e.By == ticket.Intake.Requester,
        TicketFact.ActorIsAssignee => e.By == ticket.Assignment?.Agent?.Value,
        _ => true,      // a disabled account has caused no event
    });

    private int OfEvent(Own own, int fact, TicketEvent happened) => own switch
    {
        Own.ChangesState => Code(happened.To is { } to && to != before.State),
        Own.ChangesPriority => Code(happened is TicketPrioritised changed && before.Priority is { } priority && changed.Priority.Code != priority),
        Own.RaisesPriority => Code(happened is TicketPrioritised raised && before.Priority is { } lower
            && Rank(source.Priority, raised.Priority.Code.Code) < Rank(source.Priority, lower.Code)),
        Own.WidensImpact => Code(happened is TicketPrioritised or FieldsSet && before.IsThere && Widens(before, before.Then(happened))),
        Own.Visible => happened is WorkLogged logged ? Code(logged.VisibleToRequester) : -1,
        Own.ByPerson => Code(happened.ByKind == ActorKind.Person),
        Own.Objective => PointOf(happened) is var (objective, _) ? source.Facts.CodeOf(fact, objective) : -1,
        Own.Point => PointOf(happened) is var (_, point) ? source.Facts.CodeOf(fact, point) : -1,
        _ => -1,
    };

    private bool Widens(TicketBefore before, TicketBefore after) =>
        Rank(source.Impact, after.Impact) < Rank(source.Impact, before.Impact) || after.AffectedUsers > before.AffectedUsers;

    private int OfClock(int place)
    {
        var clock = ticket.Clock(source.Objectives[place / 2]);
        if (place % 2 == 0) return clock is null ? (int)ClockPhase.NotStarted : (int)clock.Phase;
        return clock is null ? 0 : Code(clock.HasRaised(SlaClock.DuePoint));
    }

    /// <summary>The place in the list of the profile's words, of which the first is the highest; the last of all for a word that is missing.</summary>
    private int Rank(int fact, string? word) => word is null || source.Facts[fact].Type != FactType.Choice ? int.MaxValue : source.Facts.CodeOf(fact, word);

    private static int Code(bool yes) => yes ? 1 : 0;
}
