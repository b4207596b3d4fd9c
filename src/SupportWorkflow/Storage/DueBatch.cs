using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Desk;

/// <summary>What came of the tickets that were claimed because they were due.</summary>
/// <param name="Fired">How many were decided and committed.</param>
/// <param name="Failed">How many failed and will be tried later, or are parked now.</param>
/// <param name="Left">How many were left as they are, still due, because the decision wanted something first.</param>
/// <param name="NextDue">The earliest wake-up afterwards, retries included, parked tickets not; null: none.
/// It may lie in the past: there was more.</param>
public sealed record DueBatch(int Fired, int Failed, int Left, [property: JsonConverter(typeof(InstantConverter))] Instant? NextDue);
