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
            if (e is TicketLinked linked && e.By != By.Id) all = all.Add(Linked(ticket, linked));
        return all;
    }

    /// <summary>A link has two ends.</summary>
    private static FollowUp Linked(Ticket ticket, TicketLinked linked)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{ticket.Id}/{linked.Version}/0");
        return new(linked.Other, new LinkTicket(ticket.Id, Opposite(linked.Relation)) { By = By, CommandId = id });
    }

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
