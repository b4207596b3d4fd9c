using System.Globalization;

namespace SupportWorkflow.Decisions;

/// <summary>What the events of a decision ask of other tickets.</summary>
internal static class FollowUps
{
    private static readonly Actor By = Actor.System("link");

    /// <summary>Relations that read otherwise from the other end; all others read the same.</summary>
    private static readonly (string Here, string There)[] Opposites =
        [("parent", "child"), ("duplicate-of", "duplicated-by"), ("caused-by", "causes"), ("continues", "continued-by")];

    /// <summary>The commands, their ids made from ticket, version and place.</summary>
    public static ValueList<FollowUp> Of(Ticket ticket, ValueList<TicketEvent> events)
    {
        ValueList<FollowUp> all = default;
        foreach (var e in events)
        {
            if (e is not TicketLinked linked || e.By == By.Id) continue;
            var opening = MajorIncidents.Opening(ticket, linked);
            if (opening is not null) all = all.Add(new(linked.Other, opening with { CommandId = IdOf(ticket, linked, 0) }));
            all = all.Add(Linked(ticket, linked, opening is null ? 0 : 1));
        }
        return all;
    }

    /// <summary>A link has two ends.</summary>
    private static FollowUp Linked(Ticket ticket, TicketLinked linked, int place) =>
        new(linked.Other, new LinkTicket(ticket.Id, Opposite(linked.Relation)) { By = By, CommandId = IdOf(ticket, linked, place) });

    private static string IdOf(Ticket ticket, TicketEvent e, int place) => string.Create(CultureInfo.InvariantCulture, $"{ticket.Id}/{e.Version}/{place}");

    private static string Opposite(string relation)
    {
        foreach (var (here, there) in Opposites)
        {
            if (relation == here) return there;
            if (relation == there) return here;
        }
        return relation;
    }
}
