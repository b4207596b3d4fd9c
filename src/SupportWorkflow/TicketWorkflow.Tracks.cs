using NodaTime;
using SupportWorkflow.Engine;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Tracks;

namespace SupportWorkflow;

public sealed partial class TicketWorkflow
{
    /// <summary>What may run beside its tickets, in the order of the profile.</summary>
    public ValueList<TrackKind> TrackKinds => Policies.Tracks.All;

    /// <summary>The triggers of a track's own lifecycle that may be fired now; none for a disabled account, while the ticket lets
    /// no track be moved, and for a track that the ticket does not have or the profile does not know.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="track">The track, such as <c>visit/1</c>.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="at">The instant.</param>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public PermittedTriggers PermittedOnTrack(Ticket ticket, string track, Actor actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(actor);
        if (Other(ticket) is { } other)
            return other.PermittedOnTrack(ticket, track, actor, at);
        var ours = Decider.Permitted(ticket, actor, at, Policies).Now;
        return
            ticket.Track(track) is { IsCancelled: false } own
            && Policies.Lifecycle.FindTrigger("fire-track") is { } fire
            && ours.Contains(fire)
            ? TrackDecisions.Permitted(ticket, own, actor, at, Policies)
            : default;
    }
}
