using BenchmarkDotNet.Attributes;
using NodaTime;
using SupportWorkflow.Benchmarks.Calendars;
using SupportWorkflow.Calendars;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Benchmarks.ServiceLevels;

/// <summary>
/// One clock alone: eight working hours, one change of target, two pauses. Read while it runs, asked for its next point, explained, and
/// made from nothing. Over many clocks, so that no input repeats at once; the reading is checked against a walk minute by minute first.
/// </summary>
[MemoryDiagnoser]
public class SlaClockBenchmarks
{
    private const int Clocks = 1024;
    private static readonly SlaTarget Hours = SlaTarget.Work(Duration.FromHours(8), "office"),
        More = SlaTarget.Work(Duration.FromHours(16), "office");
    private static readonly ValueList<WarningPoint> Warn = [WarningPoint.Used(50), WarningPoint.Used(80)];

    private readonly CalendarBook _calendars = CalendarBook.Of(("office", OfficeCalendar.Describe().Build()));
    private readonly SlaClock[] _clocks = new SlaClock[Clocks];
    private readonly Instant _monday = Instant.FromUtc(2024, 10, 14, 1, 0);
    private int _next;

    [GlobalSetup]
    public void Prepare()
    {
        for (var i = 0; i < Clocks; i++)
            _clocks[i] = Made(_monday + Duration.FromMinutes(i));
        var (clock, at) = (_clocks[77], _monday + Duration.FromDays(1));
        var minutes = 0;
        for (var minute = _monday + Duration.FromMinutes(77); minute < at; minute += Duration.FromMinutes(1))
            if (_calendars["office"].IsOpen(minute) && !Paused(minute - _monday - Duration.FromMinutes(77)))
                minutes++;
        if (clock.At(at, _calendars).Used != Duration.FromMinutes(minutes))
            throw new InvalidOperationException($"{minutes} minutes were open, the clock says {clock.At(at, _calendars).Used}.");
    }

    [Benchmark(Description = "read a clock")]
    public ClockReading Read() => Next().At(_monday + Duration.FromDays(1), _calendars);

    [Benchmark(Description = "next point, two warnings")]
    public ClockPoint? Point() => Next().NextPoint(Warn, _calendars);

    [Benchmark(Description = "explain, as data")]
    public ClockExplanation Explain() => Next().Explain(_monday + Duration.FromDays(1), _calendars);

    [Benchmark(Description = "explain, as English text")]
    public string ExplainText() => Next().Explain(_monday + Duration.FromDays(1), _calendars).Text.English;

    [Benchmark(Description = "six marks from nothing")]
    public SlaClock Make() => Made(_monday);

    private static bool Paused(Duration since) =>
        (since >= Duration.FromHours(1) && since < Duration.FromHours(2))
        || (since >= Duration.FromHours(4) && since < Duration.FromHours(5));

    private static SlaClock Made(Instant start) =>
        SlaClock
            .Start("resolution", Hours, start)
            .Pause(start + Duration.FromHours(1))
            .Resume(start + Duration.FromHours(2))
            .Retarget(More, start + Duration.FromHours(3))
            .Pause(start + Duration.FromHours(4))
            .Resume(start + Duration.FromHours(5));

    private SlaClock Next() => _clocks[_next = (_next + 1) % Clocks];
}
