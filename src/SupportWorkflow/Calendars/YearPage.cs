namespace SupportWorkflow.Calendars;

/// <summary>
/// One local year of open time, ready to be asked. Rows hold where a stretch begins and how much was worked before it; the first row is an
/// empty stretch at the page's start and the last one a stop beyond its end, so that no question needs a special case.
/// Two indexes lead straight to a row: by UTC day, and by amount of work.
/// </summary>
internal sealed partial class YearPage
{
    private readonly record struct Row(long Start, long Before);

    /// <summary>A day on which hours start: day since 1970, first opening, last closing.</summary>
    public readonly record struct BusinessDay(int Day, long Opening, long Closing);

    private readonly Row[] _rows;
    private readonly int[] _byDay;
    private readonly int[] _byWork;
    private readonly int _shift;
    private readonly int _firstUtcDay;
    private readonly int _firstDay;
    private readonly ushort[] _businessDaysBefore;
    private readonly BusinessDay[] _businessDays;

    public int Year { get; }

    /// <summary>What the clock on the wall shows during the year.</summary>
    public ZoneClock Clock { get; }

    /// <summary>The first instant of the year, and of the next one.</summary>
    public long Start { get; }

    public long End { get; }

    /// <summary>All work of the year.</summary>
    public long Total { get; }

    public ReadOnlySpan<BusinessDay> BusinessDays => _businessDays;

    /// <summary>How much is worked from the year's start to an instant in it.</summary>
    public long WorkedBy(Moment at)
    {
        var row = RowAt(at);
        return _rows[row].Before + Math.Min(at.Nanos - _rows[row].Start, LengthOf(row));
    }

    public bool IsOpen(Moment at)
    {
        var row = RowAt(at);
        return at.Nanos - _rows[row].Start < LengthOf(row);
    }

    /// <summary>The instant at which a given amount has been worked and more follows at once; 0 ≤ worked &lt; Total.</summary>
    public long InstantAfter(long worked)
    {
        var i = _byWork[worked >> _shift];
        while (_rows[i + 1].Before <= worked)
            i++;
        return _rows[i].Start + (worked - _rows[i].Before);
    }

    /// <summary>The number of stretches.</summary>
    public int Count => _rows.Length - 2;

    /// <summary>A stretch by its number.</summary>
    public Stretch this[int index] => new(_rows[index + 1].Start, _rows[index + 1].Start + LengthOf(index + 1));

    /// <summary>The number of the last stretch that starts at or before an instant; -1 when all start later.</summary>
    public int LastStartedBy(Moment at) => RowAt(at) - 1;

    /// <summary>How many business days of the year come before a date; a date of the year or the first of the next.</summary>
    public int BusinessDaysBefore(int day) => _businessDaysBefore[day - _firstDay];

    private int RowAt(Moment at)
    {
        var i = _byDay[at.Day - _firstUtcDay];
        while (_rows[i + 1].Start <= at.Nanos)
            i++;
        return i;
    }

    private long LengthOf(int row) => _rows[row + 1].Before - _rows[row].Before;
}
