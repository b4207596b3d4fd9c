namespace SupportWorkflow.Closing;

/// <summary>The facts of what happens at and after the end of a ticket.</summary>
internal static class ClosingFacts
{
    /// <param name="rules">What the record must hold.</param>
    public static ValueList<TicketFact> OfTicket(ClosingRules rules) =>
        TicketFact.All(
            ClosingTexts.Table,
            TicketFact.Number("rating.score", (in s) => s.Ticket.Closing.Rating?.Score),
            TicketFact.Number("reopened.count", (in s) => s.Ticket.Closing.Reopened),
            TicketFact.Number("command.score", (in s) => (s.Command as RateTicket)?.Score),
            TicketFact.YesNo("record.complete", (in s) => RecordCheck.IsComplete(s.Ticket, rules)),
            TicketFact.YesNo("audit.passed", (in s) => s.Ticket.Closing.Audit is { Passed: true })
        );
}
