using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// One promise being timed. Plain data: what was meant to happen to it, and when; every figure is computed from that when it is read, so
/// nothing drifts and the order in which things become known does not matter. Immutable and thread-safe; usable without tickets.
/// </summary>
/// <remarks>Two things at one instant count in the order in which they were said.</remarks>
/// <example><code>
/// var clock = SlaClock.Start("response", SlaTarget.Elapsed(Duration.FromMinutes(15)), opened);
/// ClockReading reading = clock.Stop(answered).At(answered, CalendarBook.Of());
/// </code></example>
[JsonConverter(typeof(SlaClockConverter))]
public sealed partial record SlaClock
{
    /// <summary>The name of the point that is the breach itself.</summary>
    public const string DuePoint = "due";

    private readonly ClockCourse _course;
    private UpcomingPoint? _next;
    private AwaitedPoint? _awaited;

    /// <summary>A clock that has not begun.</summary>
    /// <param name="objective">Which promise.</param>
    /// <param name="track">Whose; null: the ticket's.</param>
    internal SlaClock(string objective, string? track = null)
        : this(objective, [], default, track) { }

    [JsonConstructor]
    internal SlaClock(string objective, ValueList<ClockMark> marks, ValueList<ClockPoint> raised = default, string? track = null)
    {
        for (var i = 1; i < marks.Count; i++)
            if (marks[i].IsBefore(marks[i - 1]))
                throw new ArgumentException($"The marks of the clock '{objective}' are not in order.", nameof(marks));
        (Objective, Track, Marks, Raised) = (objective, track, ClockMarks.Of([.. marks.AsSpan()]), raised);
        _course = Marks.AsSpan().Course();
    }

    private SlaClock(SlaClock same, ClockMarks marks, ValueList<ClockPoint> raised, in ClockCourse course) =>
        (Objective, Track, Marks, Raised, _course) = (same.Objective, same.Track, marks, raised, course);

    /// <summary>Which promise.</summary>
    public string Objective { get; }

    /// <summary>The track whose promise it is; null: the ticket's own. A clock is known by its objective and its track.</summary>
    public string? Track { get; }

    /// <summary>Which run of it, counted from 1; 0 before it was ever started.</summary>
    public int Cycle => _course.Cycle;

    /// <summary>The target in force; null while none was chosen: then nothing is due.</summary>
    public SlaTarget? Target => Choice?.Target;

    /// <summary>What was meant to happen, in the order of its instants.</summary>
    internal ClockMarks Marks { get; }

    /// <summary>Points that were raised and not withdrawn, in every cycle.</summary>
    public ValueList<ClockPoint> Raised { get; }

    /// <summary>When time began to count in this cycle; null while it has not.</summary>
    [JsonIgnore]
    public Instant? StartedAt => _course.Counting < 0 ? null : Marks[_course.Counting].At;

    /// <summary>What the clock is doing when everything said of it has happened.</summary>
    [JsonIgnore]
    public ClockPhase Phase => _course.Phase;

    /// <summary>Whether a cycle has begun and not ended. It may still wait for a target.</summary>
    [JsonIgnore]
    public bool IsOpen => _course.IsOpen;

    /// <summary>The latest instant of which anything was said; null while nothing was.</summary>
    [JsonIgnore]
    public Instant? SaidUntil => Marks.Count == 0 ? null : Marks[Marks.Count - 1].At;

    /// <summary>Whether it was paused and not resumed, begun or not; pauses whose end is known aside.</summary>
    [JsonIgnore]
    internal bool PauseAsked => _course.PauseAsked;

    /// <summary>When the cycle began, whether or not it had a target; null before the first.</summary>
    [JsonIgnore]
    internal Instant? BeganAt => _course.Began < 0 ? null : Marks[_course.Began].At;

    /// <summary>Since when the cycle has been open without an end in between; null when it is not.</summary>
    [JsonIgnore]
    internal Instant? OpenSince => IsOpen ? Marks[_course.Opened].At : null;

    /// <summary>When the cycle ended; null while it is open or before the first.</summary>
    [JsonIgnore]
    internal Instant? EndedAt => _course.Ended < 0 ? null : Marks[_course.Ended].At;

    /// <summary>Whether it ended because no target applied any more: the next one takes it up again.</summary>
    [JsonIgnore]
    internal bool IsDropped => _course.IsDropped;

    /// <summary>Whether the target in force was chosen in this cycle, not carried over into it.</summary>
    [JsonIgnore]
    internal bool IsTargetOfCycle => _course.Choice >= _course.Began;

    private TargetChoice? Choice => _course.Choice < 0 ? null : Marks[_course.Choice].Choice;

    /// <summary>The calendars that its targets name, or named once.</summary>
    [JsonIgnore]
    internal IEnumerable<string> Calendars
    {
        get
        {
            foreach (var calendar in Marks.Older?.Calendars ?? default)
                yield return calendar;
            for (var i = Marks.Older?.Count ?? 0; i < Marks.Count; i++)
                if (Marks[i].Choice?.Target.Calendar is { } calendar)
                    yield return calendar;
        }
    }

    /// <summary>When the target in force was chosen, or carried over into the cycle.</summary>
    [JsonIgnore]
    internal Instant? ChosenAt => _course.Counting < 0 ? null : Marks[Math.Max(_course.Choice, _course.Counting)].At;

    /// <summary>The number of the event that chose the target in force; 0: none did.</summary>
    [JsonIgnore]
    internal int ChosenByVersion => _course.Choice < 0 ? 0 : Marks[_course.Choice].Order;

    /// <summary>The clock at an instant: what lies after it has not happened yet. Allocates nothing.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="calendars">Where the targets' calendars are found.</param>
    /// <exception cref="KeyNotFoundException">There is no calendar of a target's name.</exception>
    /// <exception cref="CalendarExhaustedException">The target cannot be reached within the calendar's horizon.</exception>
    public ClockReading At(Instant at, CalendarBook calendars)
    {
        var marks = Until(at, out var course);
        return new ClockWalk(marks, course, calendars).Read(at);
    }

    /// <summary>When it is or was breached if nothing more happens; null while it is not running. Allocates nothing.</summary>
    /// <param name="calendars">Where the targets' calendars are found.</param>
    public Instant? DueAt(CalendarBook calendars) => Phase == ClockPhase.Running ? Reaches(null, calendars) : null;

    /// <summary>
    /// How each cycle before the running one ended, the first first. One that a reset ended in time counts as cancelled, or as met where
    /// the reset keeps the promise; a late one as missed, one that never got a target as not started.
    /// </summary>
    /// <param name="calendars">Where the targets' calendars are found.</param>
    public ValueList<ClockReading> Finished(CalendarBook calendars)
    {
        if (Cycle < 2)
            return default;
        var marks = Marks.AsSpan();
        var (course, begun, first, finished) = (new ClockCourse(), new ClockCourse(), 0, new List<ClockReading>());
        for (var i = 0; i < marks.Length; i++)
        {
            var before = course;
            course.Take(marks[i], i);
            if (course.Cycle == before.Cycle)
                continue;
            var (cycle, from) = (begun, first);
            (begun, first) = (before, i);
            if (course.Cycle < 2)
                continue;
            var reading = new ClockWalk(marks.First(i), before, cycle, from, calendars).Read(marks[i].At);
            if (reading.Phase is ClockPhase.Running or ClockPhase.Paused)
                reading = reading with { Phase = marks[i].Keeps ? ClockPhase.Stopped : ClockPhase.Cancelled };
            finished.Add(reading);
        }
        return [.. finished];
    }

    /// <summary>Whether both say the same of the same promise.</summary>
    public bool Equals(SlaClock? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && Objective == other.Objective
            && Track == other.Track
            && Marks.IsSameAs(other.Marks)
            && Raised == other.Raised
        );

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Objective, Marks.Count, Raised.Count);

    /// <summary>The marks up to an instant, and their course.</summary>
    private MarkSpan Until(Instant at, out ClockCourse course)
    {
        var marks = Marks.AsSpan();
        var count = marks.Length;
        while (count > 0 && marks[count - 1].At > at)
            count--;
        var until = marks.First(count);
        course = count == marks.Length ? _course : until.Course();
        return until;
    }

    /// <summary>When a point is or was reached if nothing more happens, everything said of the clock included; null: never.</summary>
    /// <param name="point">The point; null: the due time.</param>
    /// <param name="calendars">Where the targets' calendars are found.</param>
    public Instant? Reaches(WarningPoint? point, CalendarBook calendars) =>
        new ClockWalk(Marks.AsSpan(), _course, calendars, point).Reaches();
}
