namespace SupportWorkflow.Handling;

/// <summary>The facts of entries in the work log, and of messages.</summary>
internal static class HandlingFacts
{
    public static ValueList<TicketFact> OfEvents { get; } =
        TicketFact.All(
            HandlingTexts.Table,
            TicketFact.YesNo("event.visible", (in s) => IsVisible(s.Event)) with
            {
                SaidBy = ["work-logged", "requester-contacted", "requester-asked", "promise-made"],
            },
            TicketFact.YesNo("event.automatic", (in s) => s.Event?.IsMachineMail),
            TicketFact.Text("event.topic", (in s) => s.Event is WorkLogged { Topic.Length: > 0 } logged ? logged.Topic : null) with
            {
                SaidBy = ["work-logged"],
            }
        );

    /// <summary>Whether the requester may read it; null: it is nothing to be read.</summary>
    private static bool? IsVisible(TicketEvent? e)
    {
        if (e is WorkLogged logged)
            return logged.VisibleToRequester;
        return e?.IsContact == true ? true : null;
    }
}
