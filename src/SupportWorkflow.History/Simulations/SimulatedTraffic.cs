namespace SupportWorkflow.History;

/// <summary>What a simulation asked of the workflow, and what that answered.</summary>
/// <param name="Accepted">Commands that were accepted, openings included.</param>
/// <param name="Refused">Commands that were refused, by code.</param>
/// <param name="WakeUps">How often time was handed to a ticket.</param>
/// <param name="Events">Events by their names.</param>
/// <param name="RebuiltEqual">Tickets that their events make again, equal in everything.</param>
public sealed record SimulatedTraffic(
    long Accepted,
    ValueList<NamedCount> Refused,
    long WakeUps,
    ValueList<NamedCount> Events,
    int RebuiltEqual
);
