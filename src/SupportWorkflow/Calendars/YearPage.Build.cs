using NodaTime;

namespace SupportWorkflow.Calendars;

internal sealed partial class YearPage
{
    /// <summary>Hours may run over midnight, and clocks have been turned back by a day:
    /// so many days beyond the year are read too.</summary>
    private const int Margin = 3;

    public YearPage(WorkPlan plan, int year)
    {
        Year = year;
        Clock = new(plan.Zone, year);
        var hoursOf = new YearReading(year).Of(plan);
        _firstDay = Moment.DayOf(new LocalDate(year, 1, 1));
        var nextYear = Moment.DayOf(new LocalDate(year + 1, 1, 1));
        Start = Clock.Earlier(_firstDay * Moment.NanosPerDay);
        End = Clock.Earlier(nextYear * Moment.NanosPerDay);

        var open = new List<Stretch>(800);
        var businessDays = new List<BusinessDay>(262);
        _businessDaysBefore = new ushort[nextYear - _firstDay + 1];
        for (var day = _firstDay - Margin; day < nextYear + Margin; day++)
        {
            var first = open.Count;
            hoursOf(day, open);
            if (day < _firstDay || day >= nextYear)
                continue;
            if (open.Count > first && Clock.Earlier(day * Moment.NanosPerDay) < Clock.Earlier((day + 1) * Moment.NanosPerDay))
            {
                var (opening, closing) = (open[first].Start, open[first].End);
                for (var i = first + 1; i < open.Count; i++)
                    (opening, closing) = (Math.Min(opening, open[i].Start), Math.Max(closing, open[i].End));
                businessDays.Add(new(day, opening, closing));
            }
            _businessDaysBefore[day + 1 - _firstDay] = (ushort)businessDays.Count;
        }
        _businessDays = [.. businessDays];
        _rows = Rows(open);
        Total = _rows[^1].Before;
        _firstUtcDay = Moment.UtcDayOf(Start);
        _byDay = IndexByDay();
        (_byWork, _shift) = IndexByWork();
    }

    /// <summary>Sorted, cut to the year, overlapping and touching stretches merged.</summary>
    private Row[] Rows(List<Stretch> open)
    {
        for (var i = 1; i < open.Count; i++)
            if (open[i].Start < open[i - 1].Start)
            {
                open.Sort(static (a, b) => a.Start.CompareTo(b.Start));
                break;
            }
        var rows = new List<Row>(open.Count + 2) { new(Start, 0) };
        long worked = 0,
            end = long.MinValue;
        foreach (var one in open)
        {
            var (from, to) = (Math.Max(one.Start, Math.Max(Start, end)), Math.Min(one.End, End));
            if (from >= to)
                continue;
            if (from > end || rows.Count == 1)
                rows.Add(new(from, worked));
            worked += to - from;
            end = to;
        }
        rows.Add(new(long.MaxValue, worked));
        return [.. rows];
    }

    /// <summary>For each UTC day the last row that starts at or before its first instant.</summary>
    private int[] IndexByDay()
    {
        var index = new int[Moment.UtcDayOf(End - 1) - _firstUtcDay + 1];
        for (int day = 0, row = 0; day < index.Length; day++)
        {
            var midnight = (_firstUtcDay + day) * Moment.NanosPerDay;
            while (_rows[row + 1].Start <= midnight)
                row++;
            index[day] = row;
        }
        return index;
    }

    /// <summary>The year's work in slices of a power of two, about as many as rows:
    /// for each the row that contains its first nanosecond.</summary>
    private (int[] Index, int Shift) IndexByWork()
    {
        if (Total == 0)
            return ([], 0);
        var shift = 0;
        while (Total >> shift > 2 * _rows.Length)
            shift++;
        var index = new int[(int)((Total - 1) >> shift) + 1];
        for (int slice = 0, row = 0; slice < index.Length; slice++)
        {
            while (_rows[row + 1].Before <= (long)slice << shift)
                row++;
            index[slice] = row;
        }
        return (index, shift);
    }
}
