using NodaTime;
using SupportWorkflow.Assignments;

namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    private AssignmentPlan? _assignment;

    /// <summary>How tickets are given out.</summary>
    public AssignmentPlan Assignment
    {
        get => _assignment ??= new(new(), null, null, false, QueueOrder.Of(Facts));
        init => _assignment = value;
    }

    /// <summary>The host's own policy instead; null: none.</summary>
    public IAssignmentPolicy? OwnAssignment { get; init; }

    /// <summary>Who gets a ticket as it stands.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="roster">Who is on duty; null: nobody knows.</param>
    /// <param name="at">When.</param>
    public AssignmentResult Assign(Ticket ticket, RosterSnapshot? roster, Instant at)
    {
        var (plan, facts) = (Assignment, Facts.ByName(ticket));
        var input = new AssignmentInput
        {
            At = at,
            Category = ticket.Category,
            Priority = ticket.Priority?.Code,
            Tier = ticket.Intake.Tier,
            Kind = ticket.Intake.Kind,
            Region = TextOf(plan.Region),
            Language = TextOf(plan.Language),
            Line = ticket.Assignment?.Team is { } team ? plan.Policy.Team(team)?.Line : null,
            Holder = ticket.Assignment,
            Declined = ticket.Declined,
            Roster = roster,
            Others = facts,
            Profile = plan.Policy.Choose,
        };
        if (OwnAssignment is not { } own)
            return plan.Policy.Choose(input);
        var result = own.Choose(input);
        return result.Policy.Length > 0 ? result : result with { Policy = own.Name };

        string? TextOf(string? fact) => fact is null ? null : facts[fact].Text;
    }
}
