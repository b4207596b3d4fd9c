namespace SupportWorkflow.Links;

/// <summary>Another ticket that has to do with this one (CLO-4).</summary>
/// <param name="Other">The other ticket.</param>
/// <param name="Relation">How, in the profile's words, such as <c>duplicate-of</c>.</param>
public sealed record LinkRecord(TicketId Other, string Relation);
