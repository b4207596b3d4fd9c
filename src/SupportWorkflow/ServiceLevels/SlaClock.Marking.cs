using NodaTime;

namespace SupportWorkflow.ServiceLevels;

public sealed partial record SlaClock
{
    /// <summary>Begins the first cycle.</summary>
    /// <param name="objective">Which promise.</param>
    /// <param name="target">The time allowed.</param>
    /// <param name="at">When time begins to count.</param>
    public static SlaClock Start(string objective, SlaTarget target, Instant at) =>
        new SlaClock(objective).Mark(ClockMarkKind.Start, at, new TargetChoice(target));

    /// <summary>Time stops counting until it is resumed. Remembered while the clock has ended, for the case that it is reopened.</summary>
    /// <param name="at">When; earlier than what is known already is fine.</param>
    /// <param name="reason">Why, for the explanation.</param>
    public SlaClock Pause(Instant at, string? reason = null) => Mark(ClockMarkKind.Pause, at, reason);

    /// <summary>Time counts again. Nothing changes unless paused by <see cref="Pause"/>.</summary>
    /// <param name="at">When; earlier than what is known already is fine.</param>
    public SlaClock Resume(Instant at) => Mark(ClockMarkKind.Resume, at);

    /// <summary>A stretch that does not count, beside every other pause: where pauses overlap, time is left out once.</summary>
    /// <param name="from">The first instant that does not count.</param>
    /// <param name="until">The first instant that counts again.</param>
    /// <param name="reason">Why, for the explanation.</param>
    /// <exception cref="ArgumentException">The end is not after the beginning.</exception>
    public SlaClock PauseBetween(Instant from, Instant until, string? reason = null)
    {
        if (until <= from)
            throw new ArgumentException($"A pause from {from} does not end at {until}.", nameof(until));
        var order = NextOrder;
        return Place(new(ClockMarkKind.PauseFrom, from, order, reason)).Place(new(ClockMarkKind.PauseUntil, until, order + 1));
    }

    /// <summary>The promise is kept, in time or late. Nothing changes when the clock had ended by then.</summary>
    /// <param name="at">When; earlier than what is known already is fine.</param>
    /// <param name="byState">Whether a state that means done or final was entered: then a reopening undoes it.
    /// What was given once stays given.</param>
    public SlaClock Stop(Instant at, bool byState = false) => Mark(byState ? ClockMarkKind.StopByState : ClockMarkKind.Stop, at);

    /// <summary>The promise is no longer owed. Nothing changes when the clock had ended by then.</summary>
    /// <param name="at">When; earlier than what is known already is fine.</param>
    /// <param name="reason">Why, for the explanation.</param>
    /// <param name="byState">Whether a state that means done or final was entered: then a reopening undoes it.</param>
    public SlaClock Cancel(Instant at, string? reason = null, bool byState = false) =>
        Mark(byState ? ClockMarkKind.CancelByState : ClockMarkKind.Cancel, at, reason);

    /// <summary>Begins the next cycle. One that still runs ends: as cancelled, or as missed if it is late already.</summary>
    /// <param name="target">The time allowed.</param>
    /// <param name="at">When the next cycle begins.</param>
    public SlaClock Restart(SlaTarget target, Instant at) => Mark(ClockMarkKind.Restart, at, new TargetChoice(target));

    /// <summary>No target applies any more: the promise is no longer owed, and missed if it is late already. The next
    /// <see cref="Retarget"/> takes it up again, and the time in between does not count.</summary>
    /// <param name="at">When.</param>
    public SlaClock Drop(Instant at) => Mark(ClockMarkKind.Drop, at);

    /// <summary>Another target. Nothing changes when the clock had ended by then, unless by <see cref="Drop"/>.</summary>
    /// <param name="target">The new one.</param>
    /// <param name="at">When it was chosen.</param>
    /// <param name="mode">How it takes over from the one before.</param>
    public SlaClock Retarget(SlaTarget target, Instant at, RetargetMode mode = RetargetMode.FromStart) =>
        Mark(ClockMarkKind.Retarget, at, new TargetChoice(target, mode));

    /// <summary>Goes on after an end that was made by entering a state which means done or final.
    /// Nothing changes after any other.</summary>
    /// <param name="at">When.</param>
    /// <param name="mode">Whether the cycle goes on or the next one begins.</param>
    public SlaClock Reopen(Instant at, ReopenMode mode = ReopenMode.Continue) =>
        Mark(mode == ReopenMode.Continue ? ClockMarkKind.Reopen : ClockMarkKind.ReopenAnew, at);

    /// <summary>Puts a mark into its place.</summary>
    /// <param name="mark">The mark, with the number of what caused it.</param>
    /// <param name="once">Whether nothing begins a second cycle but a reopening:
    /// then marks that can never have an effect are dropped.</param>
    /// <returns>This very clock when the mark can never have an effect.</returns>
    internal SlaClock Place(in ClockMark mark, bool once = false)
    {
        var marks = Marks;
        var (count, at) = (marks.Count, marks.Count);
        while (at > 0 && mark.IsBefore(marks[at - 1]))
            at--;
        if (once && _course.EndedForGood >= 0 && at > _course.EndedForGood)
            return this;
        if (once && mark.Kind == ClockMarkKind.Start && Starts(at))
            return this;
        var placed = marks.With(at, mark);
        if (once && mark.Kind == ClockMarkKind.Start && at < count)
            placed = StartingAt(at, placed);
        if (at == count)
        {
            var next = _course;
            next.Take(mark, at);
            return new(this, placed, Raised, next);
        }
        var course = placed.AsSpan().Course();
        if (!once || course.EndedForGood < 0 || course.EndedForGood == placed.Count - 1)
            return new(this, placed, Raised, course);
        placed = ClockMarks.Of(placed.ToArray()[..(course.EndedForGood + 1)]);
        return new(this, placed, Raised, placed.AsSpan().Course());
    }

    private SlaClock Mark(ClockMarkKind kind, Instant at, string? reason = null) => Place(new(kind, at, NextOrder, reason));

    private SlaClock Mark(ClockMarkKind kind, Instant at, TargetChoice choice) => Place(new(kind, at, NextOrder, choice));

    /// <summary>As if a target had always applied: the time in which none did counts.</summary>
    internal SlaClock NeverDropped()
    {
        var at = Marks.Count - 1;
        while (at >= 0 && Marks[at].Kind != ClockMarkKind.Drop)
            at--;
        if (at < 0)
            return this;
        var marks = Marks.ToArray();
        var kept = ClockMarks.Of([.. marks[..at], .. marks[(at + 1)..]]);
        return new(this, kept, Raised, kept.AsSpan().Course());
    }

    /// <summary>One more than everything said so far.</summary>
    private int NextOrder
    {
        get
        {
            var (most, recent) = (Marks.Older?.HighestOrder ?? 0, Marks.Older?.Count ?? 0);
            for (var i = recent; i < Marks.Count; i++)
                most = Math.Max(most, Marks[i].Order);
            foreach (var point in Raised)
                most = Math.Max(most, point.Order);
            return most + 1;
        }
    }

    /// <summary>Only the first start has an effect.</summary>
    private static ClockMarks StartingAt(int first, ClockMarks marks) =>
        ClockMarks.Of([.. marks.Where((m, i) => i <= first || m.Kind != ClockMarkKind.Start)]);

    /// <summary>Whether one of the first marks is a start.</summary>
    private bool Starts(int count)
    {
        for (var i = 0; i < count; i++)
            if (Marks[i].Kind == ClockMarkKind.Start)
                return true;
        return false;
    }
}
