namespace SupportWorkflow.Handling;

/// <summary>The facts of entries in the work log.</summary>
internal static class HandlingFacts
{
    public static ValueList<TicketFact> OfEvents { get; } =
        TicketFact.All(
            HandlingTexts.Table,
            TicketFact.YesNo("event.visible", (in s) => (s.Event as WorkLogged)?.VisibleToRequester),
            TicketFact.Text("event.topic", (in s) => s.Event is WorkLogged { Topic.Length: > 0 } logged ? logged.Topic : null)
        );
}
