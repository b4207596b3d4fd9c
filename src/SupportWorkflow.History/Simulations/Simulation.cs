using NodaTime;

namespace SupportWorkflow.History;

/// <summary>
/// A desk on a virtual clock: customers come with troubles of the profile's own words, engineers solve them in shifts, and every step is a
/// decision of the profile. The same settings give the same tickets and figures on every machine;
/// what is assumed about people stands in docs/simulate.md.
/// </summary>
/// <param name="workflow">The profile.</param>
/// <example><code>
/// SimulationFigures figures = new Simulation(BuiltInProfiles.CallCenter.Compile()) { Tickets = 500, Seed = 7 }.Run();
/// Console.WriteLine(figures.Objectives[0].All.Share);
/// </code></example>
public sealed class Simulation(TicketWorkflow workflow)
{
    /// <summary>The most engineers there can be.</summary>
    internal const int MostEngineers = 1000;

    /// <summary>The profile.</summary>
    public TicketWorkflow Workflow { get; } = workflow ?? throw new ArgumentNullException(nameof(workflow));

    /// <summary>How many tickets come in: 1 or more. Default: 1,000.</summary>
    public int Tickets { get; init; } = 1000;

    /// <summary>The seed of all chance. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The first day, in the profile's zone. Default: 1 January 2025.</summary>
    public LocalDate From { get; init; } = new(2025, 1, 1);

    /// <summary>The last day, not before the first; null: the last of one year. Default: null.</summary>
    public LocalDate? To { get; init; }

    /// <summary>How many engineers there are, 1 to 1,000; null: as many as the work needs. Default: null.</summary>
    public int? Engineers { get; init; }

    /// <summary>
    /// The language people speak: every tag that begins with <c>zh</c> is Chinese, all others are English. Default: <c>en</c>.
    /// </summary>
    public string Language { get; init; } = "en";

    /// <summary>The last day.</summary>
    internal LocalDate LastDay => To ?? From.PlusYears(1).PlusDays(-1);

    /// <summary>Lets all days pass.</summary>
    /// <param name="each">
    /// Is handed every ticket with its events, when nothing more will happen to it; nothing is kept of them here. Null: nobody wants them.
    /// </param>
    /// <exception cref="InvalidOperationException">A setting is outside its bounds.</exception>
    public SimulationFigures Run(Action<TicketHistory>? each = null)
    {
        if (Tickets < 1)
            throw new InvalidOperationException($"{nameof(Tickets)} is {Tickets}; at least one ticket comes in.");
        if (LastDay < From)
            throw new InvalidOperationException($"{nameof(To)} is {LastDay}, before {nameof(From)}, {From}.");
        if (Engineers is < 1 or > MostEngineers)
            throw new InvalidOperationException($"{nameof(Engineers)} is {Engineers}; there are 1 to {MostEngineers}.");
        return new SimulatedDesk(this, each).Run();
    }
}
