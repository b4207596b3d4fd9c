using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.History;

/// <summary>How many tickets were neither done nor ended when a day began.</summary>
/// <param name="Day">The day, in the profile's zone.</param>
/// <param name="Open">How many.</param>
public readonly record struct BacklogDay([property: JsonConverter(typeof(DateConverter))] LocalDate Day, int Open);
