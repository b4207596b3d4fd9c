using SupportWorkflow.Intake;
using SupportWorkflow.Messages;

namespace SupportWorkflow.Engine;

/// <summary>Which outside facts a decision would use: the command says so, the guards of its trigger, and the rules.</summary>
internal static class Needs
{
    public static OutsideNeeds Of(Ticket? ticket, TicketCommand? command, DecisionRules rules)
    {
        var policies = rules.Policies;
        var needs = command is null ? OutsideNeeds.None : MessageTable.RowOf(command).NeedsOf(command);
        if (
            needs.HasFlag(OutsideNeeds.Classification) && !(command is OpenTicket open && RequestClassification.WantsAdvice(open, policies))
        )
            needs &= ~OutsideNeeds.Classification;
        if (rules.Escalations is { AsksOutside: true })
            needs |= OutsideNeeds.Similar;
        if (ticket is null || command is null || policies.Lifecycle.FindTrigger(MessageTable.TriggerOf(command)) is not { } trigger)
            return needs;
        foreach (var row in policies.Lifecycle.RowsOf(policies.Lifecycle.State(ticket.State.Name), trigger))
            if (row.Guard?.Facts.Contains("similar.count") == true)
                needs |= OutsideNeeds.Similar;
        return needs;
    }
}
