using NodaTime;
using SupportWorkflow.Assignments;

namespace SupportWorkflow;

public sealed partial class TicketWorkflow
{
    /// <summary>The groups that work on tickets, as the profile declares them; none: any key may be used.</summary>
    public ValueList<SupportTeam> Teams => Policies.Assignment.Policy.Teams;

    /// <summary>The order in which tickets wait to be taken.</summary>
    public QueueOrder Queue => Policies.Assignment.Queue;

    /// <summary>
    /// Who would get a ticket as it stands, and everybody who would not, with the reason: what <see cref="AssignTicket.ByPolicy"/> decides
    /// by. Pure and thread-safe.
    /// </summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="roster">Who is on duty; null: nobody knows.</param>
    /// <param name="at">When.</param>
    public AssignmentResult ChooseAssignee(Ticket ticket, RosterSnapshot? roster, Instant at)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return Policies.Assign(ticket, roster, at);
    }
}
