using SupportWorkflow.Conditions;

namespace SupportWorkflow.Intake;

/// <summary>The facts of what was said of a request.</summary>
internal static class IntakeFacts
{
    internal const string FieldPrefix = "field.";

    public static ValueList<TicketFact> OfTicket { get; } =
        TicketFact.All(
            IntakeTexts.Table,
            TicketFact.Number("affected-users", (in s) => s.Ticket.Intake.AffectedUsers),
            TicketFact.YesNo("security-alert", (in s) => s.Ticket.Intake.SecurityAlert),
            TicketFact.YesNo("urgent-report", (in s) => s.Ticket.Intake.UrgentReport),
            TicketFact.YesNo("caller-upset", (in s) => s.Ticket.Intake.CallerUpset),
            TicketFact.YesNo("intake.complete", (in s) => s.Ticket.Intake.Missing.Count == 0),
            TicketFact.YesNo("requester.known", (in s) => s.Ticket.Intake.Requester.Length > 0),
            TicketFact.YesNo("opened.outside-hours", (in s) => s.Ticket.Intake.OutsideHours),
            TicketFact.YesNo("actor.is-requester", (in s) => s.ActorId is null ? null : s.ActorId == s.Ticket.Intake.Requester),
            TicketFact.Text("chosen-priority", (in s) => s.Ticket.Intake.ChosenPriority?.Code),
            TicketFact.Text("channel", (in s) => s.Ticket.Intake.Channel),
            TicketFact.Text("scenario", (in s) => s.Ticket.Intake.Scenario),
            TicketFact.Text("impact", (in s) => s.Ticket.Intake.Impact),
            TicketFact.Text("urgency", (in s) => s.Ticket.Intake.Urgency),
            TicketFact.Text("tier", (in s) => s.Ticket.Intake.Tier),
            TicketFact.Text("kind", (in s) => s.Ticket.Intake.Kind),
            TicketFact.Text("requester.kind", (in s) => s.Ticket.Intake.RequesterKind)
        );

    /// <summary>The fact by which conditions ask for one of the profile's own fields.</summary>
    public static TicketFact OfField(FactDeclaration declared)
    {
        var name = declared.Name[FieldPrefix.Length..];
        return TicketFact.Field(declared, (in s) => s.Ticket.Field(name));
    }

    /// <summary>What events do to the facts of a request.</summary>
    /// <param name="facts">The facts of the ticket: of the words for impact the first is the widest.</param>
    public static ValueList<TicketFact> OfEvents(FactCatalogue facts) =>
        TicketFact.All(
            IntakeTexts.Table,
            TicketFact.YesNo("event.widens-impact", (in s) =>
                s.Event is null ? null : s.Before.IsThere && Widens(facts, s.Before, s.Before.Then(s.Event))
            ),
            TicketFact.YesNo("event.by-requester", (in s) => s.Event is null ? null : s.Event.By == s.Ticket.Intake.Requester)
        );

    private static bool Widens(FactCatalogue facts, TicketBefore before, TicketBefore after) =>
        facts.RankOf("impact", after.Impact) < facts.RankOf("impact", before.Impact) || after.AffectedUsers > before.AffectedUsers;
}
