using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow;

/// <summary>A ticket's facts by name, for the conditions of guards, objectives and rules.</summary>
internal sealed class TicketFacts(Ticket ticket, Actor? actor = null) : IFacts
{
    /// <summary>All facts whose values no profile chooses.</summary>
    public static readonly FactCatalogue Free = FactCatalogue.Of(
        FactDeclaration.Choice("state.kind", [.. LifecycleWords.Kinds.Keys.Select(k => (FactChoice)k)]) with { KnowsSince = true },
        FactDeclaration.Choice("state.waits-on", [.. LifecycleWords.Waits.Keys.Select(k => (FactChoice)k)]) with { KnowsSince = true },
        FactDeclaration.Number("affected-users"),
        FactDeclaration.YesNo("security-alert"),
        FactDeclaration.YesNo("assigned"),
        FactDeclaration.YesNo("confirmed"),
        FactDeclaration.Choice("resolution.result", "resolved", "unresolved", "to-be-followed-up"),
        FactDeclaration.YesNo("actor.is-requester"));

    public FactValue this[string fact] => fact switch
    {
        "state" => FactValue.Of(ticket.State.Name).HeldSince(ticket.State.Since),
        "state.kind" => FactValue.Of(LifecycleWords.Of(ticket.State.Kind)).HeldSince(ticket.State.Since),
        "state.waits-on" => FactValue.Of(ticket.State.WaitsOn is { } on ? LifecycleWords.Of(on) : null).HeldSince(ticket.State.Since),
        "priority" => FactValue.Of(ticket.Priority?.Code.Code),
        "category" => FactValue.Of(ticket.Category?.Path),
        "channel" => FactValue.Of(ticket.Intake.Channel),
        "impact" => FactValue.Of(ticket.Intake.Impact),
        "urgency" => FactValue.Of(ticket.Intake.Urgency),
        "tier" => FactValue.Of(ticket.Intake.Tier),
        "scenario" => FactValue.Of(ticket.Intake.Scenario),
        "affected-users" => FactValue.Of(ticket.Intake.AffectedUsers),
        "security-alert" => FactValue.Of(ticket.Intake.SecurityAlert),
        "assigned" => FactValue.Of(ticket.Assignment is not null),
        "confirmed" => FactValue.Of(ticket.Resolution?.ConfirmedAt is not null),
        "resolution.result" => FactValue.Of(ticket.Resolution?.Result switch
        {
            null => null,
            ResolutionResult.Resolved => "resolved",
            ResolutionResult.Unresolved => "unresolved",
            _ => "to-be-followed-up",
        }),
        "actor.is-requester" => FactValue.Of(actor is null ? null : actor.Id == ticket.Intake.Requester),
        _ => FactValue.Missing,
    };
}
