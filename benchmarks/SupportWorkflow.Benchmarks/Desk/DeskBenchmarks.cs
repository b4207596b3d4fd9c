using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Benchmarks.Desk;

/// <summary>Commands through the desk on the store in memory: each writer on tickets of its own, so that nobody loses a race.</summary>
[MemoryDiagnoser]
public class DeskBenchmarks
{
    private const int Commands = 8_192;

    private ServiceProvider _provider = null!;
    private ITicketDesk _desk = null!;
    private TicketId[] _tickets = null!;

    [Params(1, 8, 64)]
    public int Writers { get; set; }

    [IterationSetup]
    public void Setup()
    {
        _provider = new ServiceCollection().AddSupportWorkflow(desk => desk.UseBuiltInProfile("call-center")).BuildServiceProvider();
        _desk = _provider.GetRequiredService<ITicketDesk>();
        var by = new Actor("wang.fang", Role.Agent);
        _tickets =
        [
            .. Enumerable
                .Range(0, 64)
                .Select(_ => _desk.OpenAsync(new OpenTicket("No dial tone") { By = by, Impact = "user-blocked" }).Result.Ticket.Id),
        ];
    }

    [IterationCleanup]
    public void Cleanup() => _provider.Dispose();

    [Benchmark(OperationsPerInvoke = Commands, Description = "a command through the desk")]
    public Task Handle() =>
        Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        var by = new Actor("wang.fang", Role.Agent);
                        for (var i = 0; i < Commands / Writers; i++)
                            (
                                await _desk.HandleAsync(_tickets[writer], new RecordContact { By = by, CommandId = $"{writer}/{i}" })
                            ).EnsureAccepted();
                    })
                )
        );
}
