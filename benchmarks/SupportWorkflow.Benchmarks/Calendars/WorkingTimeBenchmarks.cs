using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Benchmarks.Calendars;

/// <summary>Due time (15 minutes to 16 hours) and working time between (up to 90 days) on a warm calendar, against a day walk.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory), CategoriesColumn]
public class WorkingTimeBenchmarks
{
    private const int Count = 4096;

    private readonly WorkCalendar _calendar = OfficeCalendar.Describe().Build();
    private readonly DayWalk _walk = OfficeCalendar.Walk();
    private Instant[] _starts = [];
    private Instant[] _ends = [];
    private Duration[] _work = [];
    private Duration[] _results = [];
    private int _next;

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random();
        _starts = OfficeCalendar.RandomInstants(Count, random);
        _ends = [.. _starts.Select(s => s + Duration.FromSeconds(random.Next(80 * 86_400, 90 * 86_400)))];
        _work = [.. _starts.Select(_ => Duration.FromSeconds(random.Next(15 * 60, 16 * 3600)))];
        _results = new Duration[Count];
        for (var i = 0; i < Count; i++)
        {
            Expect(_calendar.Add(_starts[i], _work[i]), _walk.Add(_starts[i], _work[i]));
            Expect(_calendar.WorkBetween(_starts[i], _ends[i]), _walk.WorkBetween(_starts[i], _ends[i]));
        }
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Add")]
    public Instant AddByDayWalk() => _walk.Add(_starts[Next()], _work[_next]);

    [Benchmark, BenchmarkCategory("Add")]
    public Instant Add() => _calendar.Add(_starts[Next()], _work[_next]);

    [Benchmark(Baseline = true), BenchmarkCategory("WorkBetween")]
    public Duration WorkBetweenByDayWalk() => _walk.WorkBetween(_starts[Next()], _ends[_next]);

    [Benchmark, BenchmarkCategory("WorkBetween")]
    public Duration WorkBetween() => _calendar.WorkBetween(_starts[Next()], _ends[_next]);

    [Benchmark(OperationsPerInvoke = Count), BenchmarkCategory("Batch")]
    public void WorkBetweenBatch() => _calendar.WorkBetween(_starts, _ends[Next()], _results);

    [Benchmark, BenchmarkCategory("Ask")]
    public bool IsOpen() => _calendar.IsOpen(_starts[Next()]);

    [Benchmark, BenchmarkCategory("Ask")]
    public Instant? NextOpening() => _calendar.NextOpening(_starts[Next()]);

    private int Next() => _next = (_next + 1) & (Count - 1);

    private static void Expect<T>(T actual, T expected)
        where T : IEquatable<T>
    {
        if (!actual.Equals(expected))
            throw new InvalidOperationException($"The two methods differ: {actual} and {expected}.");
    }
}
