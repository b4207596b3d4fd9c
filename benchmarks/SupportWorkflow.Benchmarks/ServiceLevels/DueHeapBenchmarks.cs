using BenchmarkDotNet.Attributes;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Benchmarks.ServiceLevels;

/// <summary>
/// The order of what is due, by itself: 1,000,000 numbers, a random one moved to another random instant, and the first one taken. Budget:
/// 500 ns and 1 µs, 0 B. What a change of the board costs beyond it is the ticket's own memory and the computing of its clocks.
/// </summary>
[MemoryDiagnoser]
public class DueHeapBenchmarks
{
    private const int Count = 1_000_000;
    private const int Changes = 250_000;
    private const long Horizon = 30L * 24 * 3600 * 1_000_000_000;

    private readonly DueHeap _heap = new();
    private ulong _salt = (ulong)Environment.TickCount64;

    [GlobalSetup]
    public void Prepare()
    {
        for (var number = 0; number < Count; number++)
            _heap.Set(number, Instant());
        Check();
    }

    [IterationSetup(Target = nameof(Taken))]
    public void PutBack()
    {
        for (var number = 0; number < Count; number++)
            _heap.Set(number, Instant());
    }

    [Benchmark(Description = "moved", OperationsPerInvoke = Changes)]
    public void Moved()
    {
        for (var i = 0; i < Changes; i++)
            _heap.Set((int)(Random() % Count), Instant());
    }

    [Benchmark(Description = "taken", OperationsPerInvoke = Changes)]
    public void Taken()
    {
        for (var i = 0; i < Changes; i++)
            _heap.Remove(_heap.First.Number);
    }

    /// <summary>Taken one by one they come in order, and all of them.</summary>
    private void Check()
    {
        var (last, taken) = (long.MinValue, new List<(long Due, int Number)>(Count));
        while (_heap.Count > 0)
        {
            var first = _heap.First;
            if (first.Due < last)
                throw new InvalidOperationException("The order of what is due is not in order.");
            last = first.Due;
            taken.Add(first);
            _heap.Remove(first.Number);
        }
        if (taken.Count != Count)
            throw new InvalidOperationException("Something that is due was lost.");
        foreach (var (due, number) in taken)
            _heap.Set(number, due);
    }

    private long Instant() => (long)(Random() % Horizon);

    private ulong Random()
    {
        _salt += 0x9E3779B97F4A7C15UL;
        var mixed = (_salt ^ (_salt >> 30)) * 0xBF58476D1CE4E5B9UL;
        return mixed ^ (mixed >> 27);
    }
}
