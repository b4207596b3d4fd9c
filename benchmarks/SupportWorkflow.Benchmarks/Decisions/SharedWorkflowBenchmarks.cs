using BenchmarkDotNet.Attributes;
using NodaTime;

namespace SupportWorkflow.Benchmarks.Decisions;

/// <summary>One workflow shared by threads, each with tickets of its own: the same number of decisions by one and by two.</summary>
public class SharedWorkflowBenchmarks
{
    private const int Decisions = 200_000;

    private readonly Ticket[] _tickets = [.. Enumerable.Range(0, 1024).Select(i => TicketLife.Open(i, TicketLife.Opened).Ticket)];

    [Benchmark(Baseline = true, Description = "one thread", OperationsPerInvoke = Decisions)]
    public void One() => Decide(0, Decisions);

    [Benchmark(Description = "two threads", OperationsPerInvoke = Decisions)]
    public void Two() => Parallel.Invoke(() => Decide(0, Decisions / 2), () => Decide(512, Decisions / 2));

    private void Decide(int first, int count)
    {
        var (_, command) = TicketLife.Commands[1];
        for (var i = 0; i < count; i++)
            if (!TicketLife.Workflow.Decide(_tickets[first + (i % 512)], command, TicketLife.Opened + Duration.FromMinutes(4)).IsAccepted)
                throw new InvalidOperationException("The assignment was refused.");
    }
}
