using System.Text.Json.Serialization;
using SupportWorkflow.Watchers;

namespace SupportWorkflow.Reading;

/// <summary>
/// What somebody may see, as data, so that a query can be narrowed to it before it is run (ROL-2, ROL-4). Who plays several roles has the
/// rights of each. Immutable.
/// </summary>
/// <param name="Of">Whose it is.</param>
/// <param name="Tickets">The widest of the scopes; what the others add is in <see cref="Includes"/>.</param>
/// <param name="InternalNotes">Whether they see what is not meant for the requester.</param>
/// <param name="ContactData">Whether they see how the requester can be reached.</param>
public sealed record ReadScope(Actor Of, ReadableTickets Tickets, bool InternalNotes, bool ContactData)
{
    /// <summary>Everything that some role allows.</summary>
    [JsonInclude]
    internal ValueList<ReadableTickets> All { get; init; }

    /// <summary>Whether some role of theirs allows it: tickets of the organisation and of the team add up.</summary>
    public bool Includes(ReadableTickets tickets) => Tickets == ReadableTickets.All || All.AsEnumerable().Contains(tickets);

    /// <summary>Whether a ticket is one of them, or one that they follow and may see.</summary>
    public bool Covers(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        if (Tickets is ReadableTickets.None or ReadableTickets.All)
            return Tickets == ReadableTickets.All;
        return Owns(ticket) || Watches(ticket);
    }

    /// <summary>Whether they see the ticket only because they follow it: then not how the requester can be reached.</summary>
    internal bool OnlyWatches(Ticket ticket) => Tickets != ReadableTickets.All && !Owns(ticket) && Watches(ticket);

    private bool Watches(Ticket ticket) => ticket.Watcher(Of.Id) is { IsAddress: false, Sees: WatcherSight.Ticket };

    private bool Owns(Ticket ticket)
    {
        if (ticket.Intake.Requester == Of.Id)
            return true;
        if (Includes(ReadableTickets.Organisation) && Of.Organisation is { } organisation && ticket.Intake.Organisation == organisation)
            return true;
        return Includes(ReadableTickets.Team)
            && ticket.Assignment is { } assigned
            && (assigned.Agent?.Value == Of.Id || (assigned.Team is { } team && Of.Teams.AsEnumerable().Contains(team)));
    }
}
