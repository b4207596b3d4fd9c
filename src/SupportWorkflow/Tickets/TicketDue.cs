using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow;

/// <summary>The promise of a ticket that is due first. Immutable.</summary>
/// <param name="Objective">Which promise.</param>
/// <param name="At">When it is, or was, due.</param>
public sealed record TicketDue(string Objective, [property: JsonConverter(typeof(InstantConverter))] Instant At);
