using SupportWorkflow.Escalations;
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
        if (
            policies.Proposals.LookUp.Count > 0
            && command is OpenTicket or SetFields or AmendTicket or ClassifyTicket or RecordReply { Fields.Count: > 0 }
        )
            needs |= OutsideNeeds.Proposals;
        if (rules.Escalations is { AsksOutside: true })
            needs |= OutsideNeeds.Similar;
        if (rules.Escalations is { AsksRoster: true } book && AsksRoster(book, ticket, command, policies))
            needs |= OutsideNeeds.Roster;
        if (ticket is null || command is null || policies.Lifecycle.FindTrigger(MessageTable.TriggerOf(command)) is not { } trigger)
            return needs;
        foreach (var row in policies.Lifecycle.RowsOf(policies.Lifecycle.State(ticket.State.Name), trigger))
            if (row.Guard?.Facts.Contains("similar.count") == true)
                needs |= OutsideNeeds.Similar;
        return needs;
    }

    /// <summary>Whether a rule may give the ticket to somebody: it is opened or has nobody, time passes, or the command does what sets such
    /// a rule off.</summary>
    private static bool AsksRoster(RuleBook book, Ticket? ticket, TicketCommand? command, TicketPolicies policies) =>
        ticket?.Assignment?.Agent is null
        || command is null
        || policies.Events.Of([.. policies.Commands.EventsOf(MessageTable.TriggerOf(command))]).Meets(book.AsksRosterWith);
}
