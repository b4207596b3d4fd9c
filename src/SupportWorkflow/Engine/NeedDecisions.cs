namespace SupportWorkflow.Decisions;

/// <summary>Which outside facts a decision would use: the guards of its trigger say so, and the topics that take proposals.</summary>
internal static class NeedDecisions
{
    public static OutsideNeeds Of(Ticket? ticket, TicketCommand? command, DecisionRules rules)
    {
        var needs = command switch
        {
            OpenTicket { Category: null } when rules.Categories is not null => OutsideNeeds.Classification,
            AssignTicket { Agent: not null } or ClaimTicket => OutsideNeeds.Roster,
            _ => OutsideNeeds.None,
        };
        if (rules.Escalations.AskOutside) needs |= OutsideNeeds.Similar;
        if (ticket is null || command is null || rules.Lifecycle.FindTrigger(command.TriggerName) is not { } trigger) return needs;
        foreach (var row in rules.Lifecycle.RowsOf(rules.Lifecycle.State(ticket.State.Name), trigger))
            if (row.Guard?.Facts.Contains("similar.count") == true) needs |= OutsideNeeds.Similar;
        return needs;
    }
}
