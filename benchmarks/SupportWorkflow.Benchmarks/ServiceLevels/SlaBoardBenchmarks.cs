using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using NodaTime;
using SupportWorkflow.Benchmarks.Calendars;
using SupportWorkflow.Calendars;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Benchmarks.ServiceLevels;

/// <summary>
/// A board of 1,000,000 open tickets with two clocks each, against walking over objects. Budget: status 2 ms and 30 × faster than the walk;
/// a change 500 ns and a pop 1 µs, 0 B. The objects are walked in an order that is not that of memory, as after some days of changes, and
/// also in the order in which they were made, which is as kind to a walk as can be.
/// </summary>
[MemoryDiagnoser]
[BenchmarkCategory(Once.Large)]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory), CategoriesColumn]
public class SlaBoardBenchmarks
{
    private const int Count = 1_000_000;
    private const int Pool = 1 << 16;
    private const int Pops = 250_000;
    private const int Changes = 250_000;

    private static readonly PriorityCode[] Priorities = [new("P1"), new("P2"), new("P3"), new("P4")];

    private readonly CalendarBook _calendars = CalendarBook.Of(("office", OfficeCalendar.Describe().Build()));
    private readonly Instant _now = Instant.FromUtc(2024, 10, 11, 8, 0);
    private readonly SlaClock[] _responses = new SlaClock[Pool];
    private readonly SlaClock[] _resolutions = new SlaClock[Pool];
    private readonly OpenTicket[] _tickets = new OpenTicket[Count];
    private readonly OpenTicket[] _shuffled = new OpenTicket[Count];
    private readonly List<OpenTicket> _taken = new(Pops);
    private SlaBoard _board = new(CalendarBook.Of());
    private uint _salt = (uint)Environment.TickCount;

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random();
        for (var i = 0; i < Pool; i++)
        {
            var opened = _now - Duration.FromSeconds(random.Next(4 * 86_400));
            var response = SlaClock.Start("response", SlaTarget.Elapsed(Duration.FromMinutes(random.Next(15, 6000))), opened);
            var resolution = SlaClock.Start("resolution", SlaTarget.Work(Duration.FromMinutes(random.Next(120, 4800)), "office"), opened);
            _responses[i] = random.Next(3) > 0 ? response.Stop(opened + Duration.FromMinutes(random.Next(1, 15))) : response;
            _resolutions[i] = random.Next(6) == 0 ? resolution.Pause(opened + Duration.FromMinutes(random.Next(1, 120))) : resolution;
        }
        for (var i = 0; i < Count; i++)
        {
            _tickets[i] = new(
                new($"TICKET-{i:D7}"),
                Math.Min(random.Next(5), 3),
                _responses[random.Next(Pool)],
                _resolutions[random.Next(Pool)]
            );
            _tickets[i].Compute(_calendars);
        }
        _tickets.CopyTo(_shuffled, 0);
        random.Shuffle(_shuffled);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        _board = new(_calendars);
        foreach (var ticket in _tickets)
            Set(ticket);
        Console.WriteLine(
            $"// {(GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Count:F1} bytes per ticket, two objectives"
        );
        Check();
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Status")]
    public int StatusByWalkingOverObjects() => Sum(WalkOver(_shuffled, Now()));

    [Benchmark, BenchmarkCategory("Status")]
    public int StatusByWalkingOverObjectsInOrder() => Sum(WalkOver(_tickets, Now()));

    [Benchmark, BenchmarkCategory("Status")]
    public int StatusByReadingEveryClock()
    {
        var now = Now();
        var counts = new int[Priorities.Length, 5];
        foreach (var ticket in _tickets)
            counts[ticket.Priority, (int)ticket.ReadAt(now, _calendars)]++;
        return Sum(counts);
    }

    [Benchmark, BenchmarkCategory("Status")]
    public int Status()
    {
        var (now, sum) = (Now(), 0);
        foreach (var priority in Priorities)
            sum += _board.Count(now, priority).Breached;
        return sum;
    }

    [Benchmark, BenchmarkCategory("Status")]
    public int StatusOfOneObjective()
    {
        var (now, sum) = (Now(), 0);
        foreach (var priority in Priorities)
            sum += _board.Count(now, priority, "resolution").Breached;
        return sum;
    }

    /// <summary>A random ticket gets two other clocks: both are computed, written and put into the order of what is due.</summary>
    [Benchmark(OperationsPerInvoke = Changes), BenchmarkCategory("Change")]
    public void Change()
    {
        for (var i = 0; i < Changes; i++)
        {
            var ticket = _tickets[Random() % Count];
            _board.Set(ticket.Id, Priorities[ticket.Priority], _responses[Random() % Pool], _resolutions[Random() % Pool]);
        }
    }

    /// <summary>The same with one clock.</summary>
    [Benchmark(OperationsPerInvoke = Changes), BenchmarkCategory("Change")]
    public void ChangeOfOneClock()
    {
        for (var i = 0; i < Changes; i++)
        {
            var ticket = _tickets[Random() % Count];
            _board.Set(ticket.Id, Priorities[ticket.Priority], _resolutions[Random() % Pool]);
        }
    }

    [IterationSetup(Target = nameof(Pop))]
    public void PutBack()
    {
        foreach (var ticket in _taken)
        {
            (ticket.Response, ticket.Resolution) = (_responses[Random() % Pool], _resolutions[Random() % Pool]);
            Set(ticket);
        }
        _taken.Clear();
    }

    [Benchmark(OperationsPerInvoke = Pops), BenchmarkCategory("Pop")]
    public int Pop()
    {
        var objectives = 0;
        for (var i = 0; i < Pops; i++)
        {
            if (!_board.TryTake(Instant.MaxValue, out var due))
                throw new InvalidOperationException("The board ran empty.");
            objectives += due.Objective.Length;
        }
        return objectives;
    }

    [IterationCleanup(Target = nameof(Pop))]
    public void Remember()
    {
        // Whatever is no longer due first was taken: the tickets whose clocks are due before what comes next.
        var next = _board.NextDue!.Value.At;
        foreach (var ticket in _tickets)
            if (ticket.Response.DueAt(_calendars) < next || ticket.Resolution.DueAt(_calendars) < next)
                _taken.Add(ticket);
    }

    private void Set(OpenTicket ticket) => _board.Set(ticket.Id, Priorities[ticket.Priority], ticket.Response, ticket.Resolution);

    private static int[,] WalkOver(OpenTicket[] tickets, Instant at)
    {
        var counts = new int[Priorities.Length, 5];
        foreach (var ticket in tickets)
            counts[ticket.Priority, (int)ticket.At(at)]++;
        return counts;
    }

    private static int Sum(int[,] counts)
    {
        var sum = 0;
        for (var priority = 0; priority < Priorities.Length; priority++)
            sum += counts[priority, (int)Standing.Breached];
        return sum;
    }

    private Instant Now() => _now + Duration.FromSeconds(Random() % 400_000);

    private int Random()
    {
        _salt = (_salt * 1664525) + 1013904223;
        return (int)(_salt >> 4);
    }

    /// <summary>Board, objects and clocks must agree, and what is taken must come in order, or the figures are worth nothing.</summary>
    private void Check()
    {
        for (var round = 0; round < 5; round++)
        {
            var (at, read) = (Now(), new int[Priorities.Length, 5]);
            var walked = WalkOver(_shuffled, at);
            foreach (var ticket in _tickets)
                read[ticket.Priority, (int)ticket.ReadAt(at, _calendars)]++;
            for (var priority = 0; priority < Priorities.Length; priority++)
            {
                var counts = _board.Count(at, Priorities[priority]);
                foreach (var other in (int[][,])[walked, read])
                    if (
                        counts
                        != new BoardCounts(
                            other[priority, (int)Standing.None] + other[priority, (int)Standing.OnTime],
                            other[priority, (int)Standing.AtRisk],
                            other[priority, (int)Standing.Breached],
                            other[priority, (int)Standing.Paused]
                        )
                    )
                        throw new InvalidOperationException($"The ways disagree on {Priorities[priority]} at {at}: {counts}.");
            }
        }
        var dues = _tickets
            .SelectMany(t => (Instant?[])[t.Response.DueAt(_calendars), t.Resolution.DueAt(_calendars)])
            .OfType<Instant>()
            .Order()
            .ToList();
        foreach (var due in dues)
            if (!_board.TryTake(due, out var taken) || taken.At != due)
                throw new InvalidOperationException($"{taken} was taken, not what is due at {due}.");
        if (_board.NextDue is not null)
            throw new InvalidOperationException("Something is left over.");
        foreach (var ticket in _tickets)
            Set(ticket);
    }
}
