namespace SupportWorkflow.Classifications;

/// <summary>The facts of a ticket's category.</summary>
internal static class ClassificationFacts
{
    public static ValueList<TicketFact> OfTicket { get; } =
        TicketFact.All(
            ClassificationTexts.Table,
            TicketFact.Text("category", (in s) => s.Ticket.Category?.Path),
            TicketFact.Number("category.confidence", (in s) => (decimal?)s.Ticket.CategoryConfidence)
        );
}
