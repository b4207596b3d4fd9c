using SupportWorkflow.Assignments;
using SupportWorkflow.Intake;

namespace SupportWorkflow.Messages;

/// <summary>Events told by somebody else's log, which knows less than a command would say.</summary>
internal static class ImportedEvents
{
    /// <summary>People did what a log tells.</summary>
    public static readonly Actor By = new("import");

    /// <summary>A ticket of which the log tells no more than its id.</summary>
    public static TicketEvent Opened(string id, ProfileVersion profile, string? impact, string? urgency, bool? isOutsideHours = null) =>
        new TicketOpened(new(id), new(id), profile, new IntakeRecord { Subject = id, Requester = "", Impact = impact, Urgency = urgency, OutsideHours = isOutsideHours });

    public static TicketEvent Assigned(string? team, string? agent) =>
        new TicketAssigned(new AssignmentRecord(team is null ? null : new TeamId(team), agent is null ? null : new AgentId(agent)));

    public static TicketEvent Prioritised(PriorityRecord priority, string? impact, string? urgency) => new TicketPrioritised(priority, Impact: impact, Urgency: urgency);
}
