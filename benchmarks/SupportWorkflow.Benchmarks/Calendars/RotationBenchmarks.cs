using BenchmarkDotNet.Attributes;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Benchmarks.Calendars;

/// <summary>Many calendars, each question to another one: the tables no longer fit the nearest caches.</summary>
[MemoryDiagnoser]
public class RotationBenchmarks
{
    private const int Count = 4096;

    private WorkCalendar[] _calendars = [];
    private Instant[] _starts = [];
    private int _next;

    [Params(1, 16, 256)]
    public int Calendars { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        string[] zones = ["Europe/Berlin", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe"];
        _calendars = [.. Enumerable.Range(0, Calendars).Select(i => OfficeCalendar.Describe(zones[i % zones.Length]).Build())];
        _starts = OfficeCalendar.RandomInstants(Count, new Random());
        foreach (var calendar in _calendars)
        foreach (var start in _starts)
            calendar.Add(start, Duration.FromHours(4));
    }

    [Benchmark]
    public Instant Add()
    {
        _next = (_next + 1) & (Count - 1);
        return _calendars[_next % _calendars.Length].Add(_starts[_next], Duration.FromHours(4));
    }
}
