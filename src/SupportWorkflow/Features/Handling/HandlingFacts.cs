namespace SupportWorkflow.Handling;

/// <summary>The facts of entries in the work log.</summary>
internal static class HandlingFacts
{
    public static ValueList<TicketFact> OfEvents { get; } =
        TicketFact.All(HandlingTexts.Table, TicketFact.YesNo("event.visible", (in s) => s.Event is WorkLogged logged
                    ? logged.VisibleToRequester
                : s.Event?.IsContact == true ? true
                : null), TicketFact.YesNo("event.automatic", (in s) => s.Event?.IsMachineMail), TicketFact.Text("event.topic", (in s) => s.Event is WorkLogged { Topic.Length: > 0 } logged ? logged.Topic : null));
}
