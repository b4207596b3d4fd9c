using SupportWorkflow.Reading;

namespace SupportWorkflow;

/// <summary>A ticket as somebody may see it. Immutable.</summary>
/// <param name="Ticket">The ticket, without what is withheld.</param>
/// <param name="Events">The events they may see, in order, without what is withheld.</param>
public sealed record TicketView(Ticket Ticket, ValueList<TicketEvent> Events)
{
    internal static TicketView Of(Ticket ticket, IEnumerable<TicketEvent> events, ReadScope scope)
    {
        if (scope.OnlyWatches(ticket))
            scope = scope with { ContactData = false };
        if (scope is { InternalNotes: true, ContactData: true })
            return new(ticket, ValueList.From(events));
        var seen = ticket.Copy();
        if (!scope.InternalNotes)
        {
            seen.Escalated = null;
            (seen.Tags, seen.Declined, seen.Transfer) = (default, default, null);
            seen.Proposals = seen.ProposalsForRequester;
            seen.Tracks = [.. seen.Tracks.Where(t => t.IsVisible)];
            seen.Clocks = [.. seen.Clocks.Where(c => c.Track is null || seen.Track(c.Track) is not null)];
            seen.Closing = seen.Closing with { Audit = null };
        }
        if (!scope.ContactData)
            seen.Intake = seen.Intake.WithoutContact();
        return new(
            seen,
            [
                .. events
                    .Where(e => scope.InternalNotes || e.IsForRequester)
                    .Select(e => scope.InternalNotes ? e : e.ForRequester())
                    .Select(e => scope.ContactData ? e : e.WithoutContact()),
            ]
        );
    }
}
