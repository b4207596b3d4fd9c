using NodaTime;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Simulate;

/// <summary>What is to be simulated.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Tickets">How many tickets come in.</param>
/// <param name="Seed">The seed of all chance.</param>
/// <param name="From">The first day, in the profile's zone.</param>
/// <param name="To">The last day.</param>
/// <param name="Engineers">How many engineers there are; null: as many as the work needs.</param>
internal sealed record SimulationOrder(WorkflowProfile Profile, int Tickets, ulong Seed, LocalDate From, LocalDate To, int? Engineers);
