using NodaTime;
using SupportWorkflow.Clocks;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Priorities;

namespace SupportWorkflow;

/// <summary>What imported history needs of a workflow beyond its public face.</summary>
internal static class ImportWorkflow
{
    /// <summary>What history runs through without a profile: the standard lifecycle, no priorities of its own, no promises.</summary>
    public static TicketWorkflow Standard { get; } = new(WorkflowParts.Of(new("standard", "1"), Lifecycle.Standard));

    /// <summary>Whether a ticket opened at an instant comes in outside the hours in which its desk works; null: the profile names none.</summary>
    public static bool? IsOutsideHours(TicketWorkflow workflow, Instant at) =>
        workflow.Intake.Hours is { } hours ? !workflow.Calendars[hours].IsOpen(at) : null;

    /// <summary>Whether the workflow has escalation rules.</summary>
    public static bool HasRules(TicketWorkflow workflow) => workflow.Escalations is not null;

    /// <summary>Its rules in their order, those of the ladder last: the name, what people call it, and how many notices a firing orders.</summary>
    public static IEnumerable<(string Name, LocalText Text, int Notices)> Rules(TicketWorkflow workflow) =>
        workflow.EscalationRules.AsEnumerable().Select(r => (r.Name, r.Called, r.Then.Count(a => a.Notice is not null)));

    /// <summary>The roles of its ladder, the first level first.</summary>
    public static IEnumerable<LocalText> Levels(TicketWorkflow workflow) => workflow.Policies.Levels.AsEnumerable().Select(l => workflow.Words.Role(l.Role));

    /// <summary>Whether the workflow has priorities of its own.</summary>
    public static bool HasPriorities(TicketWorkflow workflow) => workflow.Priorities.Codes.Count > 0;

    /// <summary>The priority the workflow itself gives to a ticket as it stands; null: it, impact and urgency are what they were.</summary>
    public static PriorityRecord? Prioritise(TicketWorkflow workflow, Ticket ticket, string? impact, string? urgency)
    {
        var priority = PriorityDecisions.ByPolicy(ticket, workflow.Policies, impact, urgency);
        return ticket.Priority?.Code == priority.Code && ticket.Intake.Impact == impact && ticket.Intake.Urgency == urgency ? null : priority;
    }

    /// <summary>Whether every target rests only on what was said of the request: then nothing else that happens to a ticket brings another one.</summary>
    public static bool TargetsRestOnWords(TicketWorkflow workflow) => workflow.Policies.Clocks.RestOnGround;

    /// <summary>The target of an objective on a ticket as it stands, and when it was chosen; null: it stays as it is.</summary>
    public static Reaction? Target(TicketWorkflow workflow, int objective, Ticket ticket, Instant at) =>
        TargetDecisions.Choose(workflow.Policies.Clocks.Clocks[objective], ticket, workflow.Policies, at);

    /// <summary>Whether a priority means something to the workflow; one without a scale takes every word.</summary>
    public static bool Knows(TicketWorkflow workflow, string priority) =>
        !HasPriorities(workflow) || Rank(workflow, priority) >= 0;

    /// <summary>Whether the profile declares a word as one that a fact may have.</summary>
    public static bool Knows(TicketWorkflow workflow, string fact, string word)
    {
        foreach (var choice in workflow.Policies.Facts.Catalogue.Find(fact)?.Choices ?? default)
            if (choice.Value == word) return true;
        return false;
    }

    /// <summary>Where a priority stands on the workflow's scale, the highest at 0; less than 0: nowhere.</summary>
    public static int Rank(TicketWorkflow workflow, string priority) => workflow.Priorities.Rank(new(priority));

    /// <summary>Every priority the workflow knows, for a sentence.</summary>
    public static string Scale(TicketWorkflow workflow) => string.Join(", ", workflow.Priorities.Codes.AsEnumerable());
}
