using NodaTime;

namespace SupportWorkflow.Calendars;

public sealed partial class WorkCalendar
{
    /// <summary>The first open instant at or after this one: the instant itself when open; absent beyond the horizon.</summary>
    public Instant? NextOpening(Instant instant) =>
        Moment.TryFrom(instant, out var at) && FirstEndingAfter(at) is { } open ? Moment.ToInstant(Math.Max(open.Start, at.Nanos)) : null;

    /// <summary>When the stretch that is open now, or opens next, ends; at a closing instant that of the next stretch;
    /// absent beyond the horizon.</summary>
    public Instant? NextClosing(Instant instant) =>
        Moment.TryFrom(instant, out var at) && FirstEndingAfter(at) is { } open && TryExtendForwards(ref open)
            ? Moment.ToInstant(open.End)
            : null;

    /// <summary>When the stretch that is open now, or was open last, began; absent beyond the horizon.</summary>
    public Instant? PreviousOpening(Instant instant) =>
        Moment.TryFrom(instant, out var at) && LastStartingBy(at) is { } open && TryExtendBackwards(ref open)
            ? Moment.ToInstant(open.Start)
            : null;

    /// <summary>When a stretch last ended, at this instant or before; absent beyond the horizon.</summary>
    public Instant? PreviousClosing(Instant instant)
    {
        if (!Moment.TryFrom(instant, out var at) || LastStartingBy(at) is not { } open)
            return null;
        if (open.End <= at.Nanos)
            return Moment.ToInstant(open.End);
        if (!TryExtendBackwards(ref open))
            return null;
        return LastStartingBy(Moment.At(open.Start - 1)) is { } earlier ? Moment.ToInstant(earlier.End) : null;
    }

    /// <summary>
    /// The open stretches between two instants, cut at both, merged across midnight, one after the other as they are asked for.
    /// When <paramref name="to"/> is before <paramref name="from"/> they come latest first.
    /// A stretch that does not end within the horizon is cut there and is the last.
    /// </summary>
    public IEnumerable<WorkInterval> OpenIntervals(Instant from, Instant to) => from <= to ? Forwards(from, to) : Backwards(from, to);

    private IEnumerable<WorkInterval> Forwards(Instant from, Instant to)
    {
        var end = Moment.Within(to).Nanos;
        var at = Moment.Within(from);
        while (at.Nanos < end && FirstEndingAfter(at) is { } open && open.Start < end)
        {
            var ends = TryExtendForwards(ref open, end);
            yield return new(Moment.ToInstant(Math.Max(open.Start, at.Nanos)), Moment.ToInstant(Math.Min(open.End, end)));
            if (!ends)
                yield break;
            at = Moment.At(open.End);
        }
    }

    private IEnumerable<WorkInterval> Backwards(Instant from, Instant to)
    {
        var start = Moment.Within(to).Nanos;
        var end = Moment.Within(from).Nanos;
        while (end > start && LastStartingBy(Moment.At(end - 1)) is { } open && open.End > start)
        {
            var begins = TryExtendBackwards(ref open, start);
            yield return new(Moment.ToInstant(Math.Max(open.Start, start)), Moment.ToInstant(Math.Min(open.End, end)));
            if (!begins)
                yield break;
            end = open.Start;
        }
    }

    /// <summary>The first stretch that ends after an instant, as its page has it.</summary>
    private Stretch? FirstEndingAfter(Moment at)
    {
        var page = PageOf(at);
        var (_, latest) = Horizon(page);
        var i = page.LastStartedBy(at);
        if (i < 0 || page[i].End <= at.Nanos)
            i++;
        while (i >= page.Count)
        {
            if (page.Year == latest)
                return null;
            page = Page(page.Year + 1);
            i = 0;
        }
        return page[i];
    }

    /// <summary>The last stretch that starts at or before an instant, as its page has it.</summary>
    private Stretch? LastStartingBy(Moment at)
    {
        var page = PageOf(at);
        var (earliest, _) = Horizon(page);
        var i = page.LastStartedBy(at);
        while (i < 0)
        {
            if (page.Year == earliest)
                return null;
            page = Page(page.Year - 1);
            i = page.Count - 1;
        }
        return page[i];
    }

    /// <summary>Adds what goes on in the following pages, up to a bound; false when it never ends within the horizon.</summary>
    private bool TryExtendForwards(ref Stretch open, long bound = long.MaxValue)
    {
        var page = PageOf(Moment.At(open.Start));
        var (_, latest) = Horizon(page);
        while (open.End == page.End && open.End < bound)
        {
            if (page.Year == latest)
                return false;
            page = Page(page.Year + 1);
            if (page.Count == 0 || page[0].Start != open.End)
                return true;
            open = new(open.Start, page[0].End);
        }
        return true;
    }

    /// <summary>Adds what came before in the preceding pages, down to a bound; false when it never began within the horizon.</summary>
    private bool TryExtendBackwards(ref Stretch open, long bound = long.MinValue)
    {
        var page = PageOf(Moment.At(open.Start));
        var (earliest, _) = Horizon(page);
        while (open.Start == page.Start && open.Start > bound)
        {
            if (page.Year == earliest)
                return false;
            page = Page(page.Year - 1);
            if (page.Count == 0 || page[page.Count - 1].End != open.Start)
                return true;
            open = new(page[page.Count - 1].Start, open.End);
        }
        return true;
    }
}
