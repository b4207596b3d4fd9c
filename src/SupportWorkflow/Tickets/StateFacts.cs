using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow;

/// <summary>The facts of a ticket's state, of whoever acts, and of any event.</summary>
internal static class StateFacts
{
    /// <summary>Until when the ticket waits.</summary>
    internal const string Until = "state.until";

    public static ValueList<TicketFact> OfTicket { get; } =
        TicketFact.All(
            TicketTexts.Table,
            TicketFact.Text("state", (in s) => s.Ticket.State.Name, (in s) => s.Ticket.State.EnteredAt),
            TicketFact.Choice(
                "state.kind",
                [.. LifecycleWords.Kinds.Keys.Select(k => new FactChoice(k, LifecycleWords.KindText(k)))],
                (in s) => (int)s.Ticket.State.Kind,
                (in s) => s.Ticket.State.KindSince
            ),
            TicketFact.Choice(
                "state.waits-on",
                [.. LifecycleWords.Waits.Keys.Select(k => new FactChoice(k, LifecycleWords.WaitText(k)))],
                (in s) => s.Ticket.State.WaitsOn is { } on ? (int)on : -1
            ),
            TicketFact.Instant(Until, (in s) => s.Ticket.State.Until),
            TicketFact.Instant("opened-at", (in s) => s.Ticket.OpenedAt),
            TicketFact.YesNo("actor.enabled", (in s) => s.ActorId is null ? null : s.ActorIsEnabled),
            TicketFact.YesNo("command.has-reason", (in s) =>
                s.Command is null ? null : !string.IsNullOrWhiteSpace(s.Command.WrittenReason)
            ),
            TicketFact.Number("similar.count", (in s) => s.Given?.Similar) with
            {
                IsOutside = true,
            }
        );

    public static ValueList<TicketFact> OfEvents { get; } =
        TicketFact.All(
            TicketTexts.Table,
            TicketFact.YesNo("event.changes-state", (in s) => s.Event is null ? null : s.Event.To is { } to && to != s.Before.State),
            TicketFact.Text("event.track", (in s) => s.Event?.Track),
            TicketFact.YesNo("event.by-person", (in s) => s.Event is null ? null : s.Event.ByKind == ActorKind.Person)
        );
}
