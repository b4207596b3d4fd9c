using NodaTime;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow;

/// <summary>The state a ticket is in, as data: never a compiled object, so that a snapshot is plain JSON.</summary>
/// <param name="Name">The state's id in the profile's lifecycle.</param>
/// <param name="Kind">What it means to clocks and reports.</param>
/// <param name="Number">Which stay in a state this is, counted per ticket from 1.</param>
/// <param name="Since">When the stay began.</param>
/// <param name="WaitsOn">Whom it waits for; null unless it waits.</param>
public sealed record StateVisit(string Name, StateKind Kind, int Number, Instant Since, WaitingOn? WaitsOn = null);
