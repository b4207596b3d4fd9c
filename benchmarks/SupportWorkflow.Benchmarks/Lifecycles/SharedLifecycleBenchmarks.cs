using BenchmarkDotNet.Attributes;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Benchmarks.Lifecycles;

/// <summary>One lifecycle shared by two threads does the same work as one thread in half the time, or something is shared that should not
/// be.</summary>
[MemoryDiagnoser]
public class SharedLifecycleBenchmarks
{
    private const int Steps = 4_000_000;

    private readonly Lifecycle _lifecycle = Lifecycle.Standard;

    [Benchmark(Baseline = true)]
    public int OneThread() => Walk(1) + Walk(2);

    [Benchmark]
    public int TwoThreads()
    {
        var other = 0;
        var thread = new Thread(() => other = Walk(2));
        thread.Start();
        var mine = Walk(1);
        thread.Join();
        return mine + other;
    }

    /// <summary>A random walk: every step fires some trigger and goes where it leads.</summary>
    private int Walk(uint salt)
    {
        var state = _lifecycle.Initial;
        var triggers = _lifecycle.Triggers.AsSpan();
        var moved = 0;
        for (var i = 0; i < Steps; i++)
        {
            salt = (salt * 1664525) + 1013904223;
            var step = _lifecycle.Next(state, triggers[(int)((salt >> 16) % (uint)triggers.Length)], default, default);
            if (!step.IsPermitted)
                continue;
            moved++;
            state = step.To.Kind == StateKind.Final ? _lifecycle.Initial : step.To;
        }
        return moved;
    }
}
