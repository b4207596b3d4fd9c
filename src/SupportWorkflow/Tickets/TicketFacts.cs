using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow;

/// <summary>A ticket's facts by name, for the conditions of guards, objectives and rules.</summary>
internal sealed class TicketFacts(Ticket ticket, Actor? actor = null) : IFacts
{
    /// <summary>The names of all facts whose values are free, with their types.</summary>
    public static readonly (string Name, FactType Type)[] Free =
    [
        ("state.waits-on", FactType.Text), ("affected-users", FactType.Number), ("security-alert", FactType.YesNo), ("assigned", FactType.YesNo),
        ("confirmed", FactType.YesNo), ("resolution.result", FactType.Text), ("actor.is-requester", FactType.YesNo),
    ];

    public FactValue this[string fact] => fact switch
    {
        "state" => FactValue.Of(ticket.State.Name),
        "state.kind" => FactValue.Of(LifecycleWords.Of(ticket.State.Kind)),
        "state.waits-on" => FactValue.Of(ticket.State.WaitsOn is { } on ? LifecycleWords.Of(on) : null),
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
