using NodaTime;

namespace SupportWorkflow.Calendars;

public sealed partial class WorkCalendar
{
    /// <summary>Open when this calendar or another one is, in this one's zone. A business day of either is one.</summary>
    /// <exception cref="ArgumentException">More than 256 calendars are combined one after the other.</exception>
    public WorkCalendar Or(WorkCalendar other) => Combine(other, Combination.Or);

    /// <summary>Open when both calendars are, in this one's zone. Hours belong to the dates on which they start here.</summary>
    /// <exception cref="DefinitionException">The two are never open together.</exception>
    public WorkCalendar And(WorkCalendar other) => Combine(other, Combination.And).EnsureOpen();

    /// <summary>Open when this calendar is and another one is not, in this one's zone.</summary>
    /// <exception cref="DefinitionException">Nothing is left.</exception>
    public WorkCalendar Except(WorkCalendar other) => Combine(other, Combination.Except).EnsureOpen();

    internal WorkCalendar Combine(WorkCalendar other, string word) =>
        Combine(
            other,
            word switch
            {
                "and" => Combination.And,
                "or" => Combination.Or,
                _ => Combination.Except,
            }
        );

    /// <summary>Whether there is any open time at all; asked of combinations, whose parts may exclude each other.</summary>
    internal bool EverOpen =>
        Enumerable
            .Range(2000, Moment.LastYear - 2000)
            .Concat(Enumerable.Range(Moment.FirstYear + 1, 2000 - Moment.FirstYear - 1))
            .Any(year => Page(year).Total > 0);

    /// <summary>A combination with what its document says about itself.</summary>
    internal WorkCalendar Named(CalendarDocument document, Duration? standardDay) => new(_plan, document, standardDay ?? StandardDay);

    /// <summary>What is open of a stretch.</summary>
    internal IEnumerable<Stretch> OpenWithin(Stretch bounds)
    {
        bounds = new(Math.Max(bounds.Start, Moment.Earliest.Nanos), Math.Min(bounds.End, Moment.Latest.Nanos));
        var at = bounds.Start;
        while (at < bounds.End && FirstEndingAfter(Moment.At(at)) is { } open && open.Start < bounds.End)
        {
            yield return new(Math.Max(open.Start, bounds.Start), Math.Min(open.End, bounds.End));
            at = open.End;
        }
    }

    private WorkCalendar Combine(WorkCalendar other, Combination how)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Math.Max(_plan.Depth, other._plan.Depth) >= WorkPlan.MostDepth)
            throw new ArgumentException($"At most {WorkPlan.MostDepth} calendars are combined one after the other.", nameof(other));
        return new(new CombinedPlan(_plan, how, other._plan, other), null, StandardDay);
    }

    private WorkCalendar EnsureOpen()
    {
        if (EverOpen)
            return this;
        var problems = new ProblemList();
        problems.Add("$", "calendar.never-open", "calendars that leave no open time", "calendars with common hours");
        problems.ThrowIfAny();
        return this;
    }
}
