using BenchmarkDotNet.Attributes;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Benchmarks.Calendars;

/// <summary>What the first question to a calendar costs: reading one year.</summary>
[MemoryDiagnoser]
public class ColdYearBenchmarks
{
    private static readonly Instant At = Instant.FromUtc(2025, 6, 3, 9, 0);

    private readonly WorkPlan _plan = OfficeCalendar.Describe().Build().Plan;
    private int _year = 1990;

    [Benchmark]
    public long OneColdYear() => new YearPage(_plan, _year = _year == 2030 ? 1990 : _year + 1).Total;

    [Benchmark]
    public Instant DescribeBuildAndAskOnce() => OfficeCalendar.Describe().Build().Add(At, Duration.FromHours(4));
}
