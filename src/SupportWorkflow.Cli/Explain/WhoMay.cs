using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Cli.Explain;

/// <summary>What somebody who plays a role may do with a ticket now, and why not the rest.</summary>
/// <param name="Role">The role.</param>
/// <param name="Now">What is possible.</param>
/// <param name="OnceKnown">What is possible once more is known.</param>
/// <param name="NotNow">What is not.</param>
internal sealed record WhoMay(
    string Role,
    ValueList<LifecycleTrigger> Now,
    ValueList<PossibleOnceKnown> OnceKnown,
    ValueList<RefusedTrigger> NotNow
)
{
    /// <summary>One entry for each role of the lifecycle.
    /// The requester asks as the requester, others as the assignee if there is one.</summary>
    public static IEnumerable<WhoMay> Of(TicketHistory history)
    {
        var (lifecycle, ticket) = (history.Workflow.Lifecycle, history.Ticket);
        foreach (var role in lifecycle.RoleNames.AsEnumerable())
        {
            var id = role == SupportWorkflow.Role.Requester.Name ? ticket.Intake.Requester : ticket.Assignment?.Agent?.Value;
            var permitted = history.Workflow.Permitted(ticket, new Actor(string.IsNullOrEmpty(id) ? role : id, new Role(role)), history.At);
            yield return new(role, [.. lifecycle.Triggers.Where(t => permitted.Now.Contains(t))], permitted.OnceKnown, permitted.NotNow);
        }
    }
}
