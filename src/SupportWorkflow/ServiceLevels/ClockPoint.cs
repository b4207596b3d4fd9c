using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.ServiceLevels;

/// <summary>A warning point or the breach of one cycle of a clock: one that lies ahead, or one that was told to the world.</summary>
/// <param name="Cycle">Which run of the promise.</param>
/// <param name="Point"><c>80%</c>, <c>PT10M before</c>, or <c>due</c> for the breach.</param>
/// <param name="DueAt">When it is truly due, however late it is noticed.</param>
/// <param name="Order">What was known when it was raised: marks of a higher number came later. 0 while it lies ahead.</param>
[method: JsonConstructor]
public readonly record struct ClockPoint(
    int Cycle,
    string Point,
    [property: JsonConverter(typeof(InstantConverter))] Instant DueAt,
    int Order = 0
);
