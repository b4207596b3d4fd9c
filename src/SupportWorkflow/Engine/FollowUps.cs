using System.Globalization;
using SupportWorkflow.Escalations;
using SupportWorkflow.Links;

namespace SupportWorkflow.Engine;

/// <summary>What the events of a decision ask of other tickets.</summary>
internal static class FollowUps
{
    private static readonly Actor By = Actor.System("link");

    /// <summary>The commands, their ids made from ticket, version and place.</summary>
    /// <param name="ticket">The ticket as the decision leaves it.</param>
    /// <param name="events">What happened.</param>
    /// <param name="answers">The ticket whose follow-up was decided:
    /// the link to it is the other end of one that is there. Null: none.</param>
    /// <param name="by">Who gave the command; null: time passed. What they link, the other ticket must grant them too.</param>
    public static ValueList<FollowUp> Of(Ticket ticket, ValueList<TicketEvent> events, TicketId? answers, Actor? by)
    {
        ValueList<FollowUp> all = default;
        foreach (var e in events)
        {
            if (e is not TicketLinked linked || (linked.Other == answers && linked.Cause is null))
                continue;
            var opening = MajorIncidents.IsOpenedBy(linked, events) ? MajorIncidents.Opening(ticket, linked) : null;
            if (opening is not null)
                all = all.Add(Ordered(opening, ticket, linked, 0));
            var other = new LinkTicket(ticket.Id, LinkDecisions.Opposite(linked.Relation))
            {
                By = linked.Cause is null && by is not null ? by : By,
            };
            all = all.Add(Ordered(other, ticket, linked, opening is null ? 0 : 1));
        }
        return all;
    }

    private static FollowUp Ordered(TicketCommand command, Ticket ticket, TicketLinked linked, int place) =>
        new(
            linked.Other,
            command with
            {
                FollowUpOf = ticket.Id,
                CommandId = string.Create(CultureInfo.InvariantCulture, $"{CommandDoor.Reserved}{ticket.Id}/{linked.Version}/{place}"),
            }
        );
}
