using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.History;

/// <summary>What one engineer of a simulation did.</summary>
/// <param name="Engineer">The account.</param>
/// <param name="Shift">The name of the shift: <c>day</c>, <c>early</c>, <c>late</c> or <c>weekend</c>.</param>
/// <param name="Teams">In how many groups of the profile this one works.</param>
/// <param name="Given">How many tickets were given to this one.</param>
/// <param name="Solved">How many stretches of work ended with a solution.</param>
/// <param name="MostInHand">The most tickets at a time.</param>
/// <param name="Worked">The time spent.</param>
/// <param name="Available">The hours of the shift from the first day to the last.</param>
public sealed record EngineerFigures(
    string Engineer,
    string Shift,
    int Teams,
    int Given,
    int Solved,
    int MostInHand,
    [property: JsonConverter(typeof(DurationConverter))] Duration Worked,
    [property: JsonConverter(typeof(DurationConverter))] Duration Available
);
