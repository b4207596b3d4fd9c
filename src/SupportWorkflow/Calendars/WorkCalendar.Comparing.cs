using System.Runtime.InteropServices;

namespace SupportWorkflow.Calendars;

public sealed partial class WorkCalendar
{
    /// <summary>The local years that are compared: all of which holidays are known, and those around them.</summary>
    private const int FirstCompared = 1990,
        LastCompared = 2060;

    /// <summary>The calendar compared last, and the answer: many tickets that move ask the same.</summary>
    private Tuple<WorkCalendar, bool>? _compared;

    /// <summary>Whether another calendar is open at the same times, whatever the two are called and however they were written.</summary>
    internal bool HasSameHours(WorkCalendar other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (_compared is not { } known || !ReferenceEquals(known.Item1, other))
            _compared = known = new(other, Compare(other));
        return known.Item2;
    }

    private bool Compare(WorkCalendar other)
    {
        if (!Zone.Equals(other.Zone) || StandardDay != other.StandardDay)
            return false;
        var (mine, theirs) = (new List<Stretch>(), new List<Stretch>());
        for (var year = FirstCompared; year <= LastCompared; year++)
        {
            var (own, others) = (new YearReading(year).Of(_plan), new YearReading(year).Of(other._plan));
            var next = Moment.DayOf(new(year + 1, 1, 1));
            for (var day = Moment.DayOf(new(year, 1, 1)); day < next; day++)
            {
                mine.Clear();
                theirs.Clear();
                own(day, mine);
                others(day, theirs);
                if (!CollectionsMarshal.AsSpan(mine).SequenceEqual(CollectionsMarshal.AsSpan(theirs)))
                    return false;
            }
        }
        return true;
    }
}
