using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>
/// The facts a notice's condition may ask for: those of the ticket as the decision leaves it, and those of the event the notice is sent with.
/// The actor is whoever caused that event.
/// </summary>
internal readonly struct NoticeFacts(TicketFacts ticket, int first, Ticket after, TicketEvent e, Ticket? before, FactCatalogue catalogue) : IFactReader
{
    private enum Own
    {
        ChangesState,
        ChangesPriority,
        Visible,
        ByPerson,
        Objective,
        Point,
    }

    /// <summary>The ticket's facts, then those of events.</summary>
    public static FactCatalogue CatalogueOf(FactCatalogue facts, ValueList<Objective> objectives) => facts.With(
        FactDeclaration.YesNo("event.changes-state"),
        FactDeclaration.YesNo("event.changes-priority"),
        FactDeclaration.YesNo("event.visible"),
        FactDeclaration.YesNo("event.by-person"),
        FactDeclaration.Choice("event.objective", [.. objectives.Select(o => new FactChoice(o.Name, o.Text))]),
        FactDeclaration.Choice("event.point", [.. objectives.SelectMany(o => o.Warn).Select(w => w.Name).Distinct().Append(SlaClock.DuePoint).Select(p => (FactChoice)p)]));

    /// <summary>The objective and the point an event is about; null: it is about none.</summary>
    public static (string Objective, string Point)? PointOf(TicketEvent e) => e switch
    {
        ClockPointReached reached => (reached.Objective, reached.Point),
        ClockPointWithdrawn undone => (undone.Objective, undone.Point),
        _ => null,
    };

    public bool IsKnown(int fact) => fact < first ? IsActor(fact) || ticket.IsKnown(fact) : Code(fact) >= 0;

    public int Code(int fact) => fact < first
        ? (TicketFact)fact switch
        {
            TicketFact.ActorIsRequester => Code(e.By == after.Intake.Requester),
            TicketFact.ActorIsAssignee => Code(e.By == after.Assignment?.Agent?.Value),
            TicketFact.ActorIsEnabled => 1,     // a disabled account has caused no event
            _ => ticket.Code(fact),
        }
        : (Own)(fact - first) switch
        {
            Own.ChangesState => Code(e.To is { } to && to != before?.State.Name),
            Own.ChangesPriority => Code(e is TicketPrioritised changed && before?.Priority is { } priority && changed.Priority.Code != priority.Code),
            Own.Visible => e is WorkLogged logged ? Code(logged.VisibleToRequester) : -1,
            Own.ByPerson => Code(!e.By.StartsWith("system:", StringComparison.Ordinal)),
            Own.Objective => PointOf(e) is var (objective, _) ? catalogue.CodeOf(fact, objective) : -1,
            _ => PointOf(e) is var (_, point) ? catalogue.CodeOf(fact, point) : -1,
        };

    public string? Text(int fact) => fact < first ? ticket.Text(fact) : null;

    public decimal? Number(int fact) => fact < first ? ticket.Number(fact) : null;

    public FactValue Value(int fact)
    {
        var declared = catalogue[fact];
        if (fact < first && !IsActor(fact)) return ticket.Value(fact);
        var code = Code(fact);
        if (code < 0) return FactValue.Missing;
        return declared.Type == FactType.YesNo ? FactValue.Of(code == 1) : FactValue.Of(code < declared.Choices.Count ? declared.Choices[code].Value : null);
    }

    public Instant? Since(int fact) => fact < first ? ticket.Since(fact) : null;

    private static int Code(bool yes) => yes ? 1 : 0;

    private static bool IsActor(int fact) => (TicketFact)fact is TicketFact.ActorIsRequester or TicketFact.ActorIsAssignee or TicketFact.ActorIsEnabled;
}
