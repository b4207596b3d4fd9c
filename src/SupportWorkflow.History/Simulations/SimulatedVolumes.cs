namespace SupportWorkflow.History;

/// <summary>What came in, in tickets, and what became of it.</summary>
/// <param name="Opened">Opened.</param>
/// <param name="Solved">With a solution when the last day is over.</param>
/// <param name="Ended">In a final state when the last day is over.</param>
/// <param name="OpenAtEnd">Neither done nor ended when the last day is over.</param>
/// <param name="Reopened">How often one was reopened.</param>
/// <param name="Refused">How often a solution was refused.</param>
/// <param name="Stuck">Somebody wanted to go on and was refused every way.</param>
public sealed record SimulatedVolumes(int Opened, int Solved, int Ended, int OpenAtEnd, int Reopened, int Refused, int Stuck);
