using NodaTime;

namespace SupportWorkflow.History;

/// <summary>
/// Counts open tickets by age at the end of each week. A stretch in which a ticket was open adds one to a range of weeks for each age, so
/// only the ends of ranges are noted, however long it was open.
/// </summary>
internal sealed class BacklogTally
{
    private const long Day = TimeSpan.TicksPerDay,
        Week = 7 * Day;

    /// <summary>Where one age ends and the next begins.</summary>
    private static readonly long[] Ages = [long.MinValue, Day, 7 * Day, 30 * Day, 90 * Day, long.MaxValue];

    private readonly LocalDate _firstMonday;
    private readonly long _firstEnd,
        _last;
    private readonly int _weeks;
    private readonly int[,] _turns;

    /// <param name="first">The earliest time of the log.</param>
    /// <param name="last">The time of reading.</param>
    public BacklogTally(LocalDateTime first, LocalDateTime last)
    {
        _firstMonday = first.Date.PlusDays(1).Previous(IsoDayOfWeek.Monday);
        _firstEnd = Ticks(_firstMonday.PlusWeeks(1).AtMidnight());
        _last = Ticks(last);
        _weeks = (int)Math.Max(0, CeilingOfWeeks(_last)) + 1;
        _turns = new int[Ages.Length - 1, _weeks + 1];
    }

    private BacklogTally(BacklogTally weeks)
    {
        (_firstMonday, _firstEnd, _last, _weeks) = (weeks._firstMonday, weeks._firstEnd, weeks._last, weeks._weeks);
        _turns = new int[Ages.Length - 1, _weeks + 1];
    }

    /// <summary>The same weeks with nothing counted.</summary>
    public BacklogTally Anew() => new(this);

    /// <summary>What another one of the same weeks has counted.</summary>
    public void Add(BacklogTally other)
    {
        for (var age = 0; age < Ages.Length - 1; age++)
        for (var week = 0; week <= _weeks; week++)
            _turns[age, week] += other._turns[age, week];
    }

    public static long Ticks(LocalDateTime local) => local.InUtc().ToInstant().ToUnixTimeTicks();

    /// <summary>A stretch in which a ticket was open.</summary>
    /// <param name="opened">When it was opened.</param>
    /// <param name="from">From when on.</param>
    /// <param name="to">Until when, exclusive.</param>
    public void Open(long opened, long from, long to)
    {
        for (var age = 0; age < Ages.Length - 1; age++)
        {
            var begin = age == 0 ? from : Math.Max(from, opened + Ages[age]);
            var end = age == Ages.Length - 2 ? to : Math.Min(to, opened + Ages[age + 1]);
            if (begin >= end)
                continue;
            _turns[age, FirstNotBefore(begin)]++;
            _turns[age, FirstNotBefore(end)]--;
        }
    }

    /// <summary>The weeks in which something was open.</summary>
    public IEnumerable<BacklogWeek> Weeks()
    {
        var open = new int[Ages.Length - 1];
        for (var week = 0; week < _weeks; week++)
        {
            for (var age = 0; age < open.Length; age++)
                open[age] += _turns[age, week];
            var one = new BacklogWeek(HistoryTally.Week(_firstMonday.PlusWeeks(week)), open[0], open[1], open[2], open[3], open[4]);
            if (one.Total > 0)
                yield return one;
        }
    }

    /// <summary>The first week whose reading is not before a time; one past the last: none is.</summary>
    private int FirstNotBefore(long time)
    {
        if (time > _last)
            return _weeks;
        return (int)Math.Clamp(CeilingOfWeeks(time), 0, _weeks - 1);
    }

    private long CeilingOfWeeks(long time) => (time - _firstEnd) <= 0 ? 0 : (time - _firstEnd + Week - 1) / Week;
}
