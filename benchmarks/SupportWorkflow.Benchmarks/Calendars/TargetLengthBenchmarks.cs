using BenchmarkDotNet.Attributes;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Benchmarks.Calendars;

/// <summary>The cost of a due time must not grow with the length of the target.</summary>
[MemoryDiagnoser]
public class TargetLengthBenchmarks
{
    private const int Count = 4096;

    private readonly WorkCalendar _calendar = OfficeCalendar.Describe().Build();
    private Instant[] _starts = [];
    private Duration _work;
    private int _next;

    [Params(0.25, 8, 160, 2000)]
    public double Hours { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _starts = OfficeCalendar.RandomInstants(Count, new Random());
        _work = Duration.FromHours(Hours);
        foreach (var start in _starts)
            if (_calendar.WorkBetween(start, _calendar.Add(start, _work)) != _work)
                throw new InvalidOperationException("What was added is not what lies between.");
    }

    [Benchmark]
    public Instant Add() => _calendar.Add(_starts[_next = (_next + 1) & (Count - 1)], _work);
}
