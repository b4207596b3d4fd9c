using System.Globalization;
using SupportWorkflow.Hosting.Stores;
using SupportWorkflow.Testing;

namespace SupportWorkflow.Hosting.Simulations;

/// <summary>
/// SIMULATION_SEEDS=n      so many seeds instead of 2,000
/// SIMULATION_STEPS=n      so many steps a seed instead of 200
/// SIMULATION_SEED=n       this seed alone, with everything that happens in it
/// </summary>
public sealed class SimulationTests
{
    [Fact]
    public void Nothing_is_lost_and_nothing_happens_twice_whatever_goes_wrong()
    {
        var steps = Env("SIMULATION_STEPS") ?? 200;
        if (Env("SIMULATION_SEED") is { } one)
        {
            var simulation = new Simulation(one) { Trace = [] };
            var found = simulation.Run(steps);
            Assert.True(found.Count == 0, string.Join('\n', [.. simulation.Trace, .. found]));
            return;
        }
        var seeds = Env("SIMULATION_SEEDS") ?? 2_000;
        Parallel.For(0, seeds, seed =>
        {
            var found = new Simulation(seed).Run(steps);
            Assert.True(
                found.Count == 0,
                $"""
                seed {seed}: {string.Join("; ", found)}
                again: SIMULATION_SEED={seed} SIMULATION_STEPS={steps} dotnet test tests/SupportWorkflow.Hosting.Tests --filter {nameof(
                    Nothing_is_lost_and_nothing_happens_twice_whatever_goes_wrong
                )}
                """
            );
        });
    }

    [Fact]
    public void The_simulation_meets_every_kind_of_trouble()
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < 100; seed++)
        {
            var simulation = new Simulation(seed);
            simulation.Run(200);
            foreach (var (what, times) in simulation.Counts)
                counts[what] = counts.GetValueOrDefault(what) + times;
        }
        string[] wanted =
        [
            "FailBefore",
            "FailAfter",
            "StaleRead",
            "PoisonDecision",
            "accepted",
            "answered again",
            "clock jumped",
            "store away",
            "rule-fired",
            "ticket-escalated",
            "heard IOException",
            "heard TimeoutException",
            "killed at Load",
            "killed at Commit",
            "killed at Commit done",
            "killed at FireDue",
            "killed at FireDue done",
            "killed at Done",
            "killed at ReadOutbox done",
            "started with call-center@1",
            "started with call-center@2",
            "lifecycle.not-from-state",
            "clock-point-reached",
            "ticket-linked",
            "mail",
            "profile-changed",
            "killed at Send",
            "killed at Send done",
            "killed at TakeSlot",
            "killed at TakeSlot done",
            "progress-check done",
            "line done",
            "closed by itself",
        ];
        Assert.All(wanted, what => Assert.True(counts.GetValueOrDefault(what) > 0, $"{what} never happened: {string.Join(", ", counts)}"));
    }

    [Fact]
    public void A_seed_is_one_history()
    {
        Assert.Equal(History(7), History(7));
        Assert.NotEqual(History(7), History(8));

        static List<string> History(int seed)
        {
            var simulation = new Simulation(seed) { Trace = [] };
            simulation.Run(200);
            Assert.True(simulation.Trace.Count > 150, "Hardly anything happened.");
            return simulation.Trace;
        }
    }

    [Fact]
    public void A_second_store_without_a_fault_passes_too() =>
        Assert.Empty(Enumerable.Range(0, 100).SelectMany(seed => new Simulation(seed, Plant.Nothing).Run(200)));

    [Theory]
    [InlineData(Plant.NoVersionCheck, "gap")]
    [InlineData(Plant.OutboxOutsideTheCommit, "lost: the other end")]
    [InlineData(Plant.DueWorkDeletedFirst, "lost: it was due")]
    [InlineData(Plant.NoCommandId, "doubled")]
    public void The_simulation_finds_a_planted_fault(Plant plant, string expected)
    {
        var found = Enumerable
            .Range(0, 200)
            .Select(seed => (seed, found: new Simulation(seed, plant).Run(200)))
            .FirstOrDefault(run => run.found.Any(v => v.StartsWith(expected, StringComparison.Ordinal)));
        Assert.True(found.found is not null, $"{plant} was not found in 200 seeds.");
    }

    [Theory]
    [InlineData(Plant.NoVersionCheck)]
    [InlineData(Plant.DueWorkDeletedFirst)]
    [InlineData(Plant.NoCommandId)]
    public async Task The_conformance_suite_finds_a_planted_fault(Plant plant) => Assert.NotEmpty(await BrokenPromisesAsync(plant));

    [Fact]
    public async Task The_second_store_without_a_fault_keeps_every_promise() => Assert.Empty(await BrokenPromisesAsync(Plant.Nothing));

    private static async Task<List<string>> BrokenPromisesAsync(Plant plant)
    {
        var broken = new List<string>();
        foreach (var promise in StoreConformance.Promises)
        {
            try
            {
                await StoreConformance.CheckAsync(promise, () => Task.FromResult(StoreParts.Of(new PlantedStore(plant))));
            }
            catch (StorePromiseBrokenException e)
            {
                broken.Add(e.Message);
            }
        }
        return broken;
    }

    private static int? Env(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } v ? int.Parse(v, CultureInfo.InvariantCulture) : null;
}
