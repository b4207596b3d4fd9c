using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Assignments;

/// <summary>Somebody who is not on duty: they get nothing, and explanations say why.</summary>
/// <param name="Agent">The person.</param>
/// <param name="Until">When they are back; null: nobody said.</param>
public sealed record AgentAway(AgentId Agent, [property: JsonConverter(typeof(InstantConverter))] Instant? Until = null);
