using BenchmarkDotNet.Attributes;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Benchmarks.Desk;

/// <summary>Due work of the store in memory: fired in batches, and asked for while nothing is due and a million wake-ups lie
/// ahead.</summary>
[MemoryDiagnoser]
[BenchmarkCategory(Once.Large)]
public class DueWorkBenchmarks
{
    private const int Due = 10_000;
    private const int Ahead = 1_000_000;

    private readonly TicketWorkflow _workflow = BuiltInProfiles.CallCenter.Compile();
    private readonly Instant _friday = Instant.FromUtc(2024, 10, 11, 8, 30);
    private InMemoryTicketStore _due = null!;
    private InMemoryTicketStore _idle = null!;

    [GlobalSetup(Target = nameof(Idle))]
    public void FillIdle() => _idle = Filled(Ahead);

    [IterationSetup(Target = nameof(Fire))]
    public void FillDue() => _due = Filled(Due);

    [Benchmark(OperationsPerInvoke = Due, Description = "a wake-up fired, in batches of 500")]
    public async Task Fire()
    {
        var now = _friday + Duration.FromMinutes(16);
        for (var fired = 0; fired < Due; )
            fired += (await _due.FireDueAsync(now, 500, ticket => _workflow.Advance(ticket, now))).Fired;
    }

    [Benchmark(Description = "nothing due, 1,000,000 wake-ups ahead")]
    public Task<DueBatch> Idle() => _idle.FireDueAsync(_friday, 500, static _ => null);

    private InMemoryTicketStore Filled(int tickets)
    {
        var store = new InMemoryTicketStore();
        var by = new Actor("wang.fang", Role.Agent);
        for (var i = 0; i < tickets; i++)
        {
            var opened = _workflow.Open(
                new OpenTicket(new($"t-{i}"), new($"TS{i}"), "No dial tone") { By = by, Impact = "user-blocked" },
                _friday + Duration.FromMilliseconds(i % 1000)
            );
            store.CommitAsync(new(0, opened)).Wait();
        }
        return store;
    }
}
