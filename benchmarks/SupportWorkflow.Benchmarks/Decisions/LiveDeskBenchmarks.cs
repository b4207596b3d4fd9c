using BenchmarkDotNet.Attributes;
using NodaTime;

namespace SupportWorkflow.Benchmarks.Decisions;

/// <summary>
/// A desk that keeps all its tickets in memory: each step decides the next command of a ticket drawn at random and keeps what came of it,
/// or opens a new one in its place when it was closed. Collection included; told for one decision.
/// </summary>
[MemoryDiagnoser]
public class LiveDeskBenchmarks
{
    private const int Steps = 200_000;

    private (Ticket Ticket, int Next)[] _desk = [];
    private uint _seed = 1;
    private int _opened;

    [Params(100_000, 1_000_000)]
    public int Tickets { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _desk = new (Ticket, int)[Tickets];
        for (var i = 0; i < Tickets; i++)
            _desk[i] = (TicketLife.Open(_opened++, TicketLife.Opened).Ticket, 0);
    }

    [Benchmark(Description = "one decision on a live desk", OperationsPerInvoke = Steps)]
    public int Live()
    {
        var events = 0;
        for (var step = 0; step < Steps; step++)
        {
            _seed = (_seed * 1664525) + 1013904223;
            ref var one = ref _desk[(int)((ulong)_seed * (ulong)Tickets >> 32)];
            if (one.Next == TicketLife.Commands.Length)
            {
                one = (TicketLife.Open(_opened++, TicketLife.Opened).Ticket, 0);
                continue;
            }
            var (minute, command) = TicketLife.Commands[one.Next];
            var decision = TicketLife.Workflow.Decide(one.Ticket, command, TicketLife.Opened + Duration.FromMinutes(minute));
            events += decision.Events.Count;
            one = (decision.Ticket, one.Next + 1);
        }
        return events;
    }
}
