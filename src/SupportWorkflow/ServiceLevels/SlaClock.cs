using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// One promise being timed: marks and a target that names its calendar. Plain data; every figure is computed from the marks when it is
/// read, so nothing drifts. Immutable and thread-safe; usable without tickets.
/// </summary>
/// <example><code>
/// var clock = SlaClock.Start("response", SlaTarget.Elapsed(Duration.FromMinutes(15)), opened);
/// ClockReading reading = clock.Stop(answered).At(answered, CalendarBook.Of());
/// </code></example>
public sealed record SlaClock
{
    /// <summary>The name of the point that is the breach itself.</summary>
    public const string DuePoint = "due";

    internal SlaClock(string objective, int cycle, Instant startedAt) : this(objective, cycle) => Marks = [new(ClockMarkKind.Start, startedAt)];

    [JsonConstructor]
    internal SlaClock(string objective, int cycle) => (Objective, Cycle) = (objective, cycle);

    /// <summary>Which promise.</summary>
    public string Objective { get; }

    /// <summary>Which run of it, counted from 1.</summary>
    public int Cycle { get; }

    /// <summary>The time allowed; null while no row of the objective applies: then nothing is due.</summary>
    public SlaTarget? Target { get; init; }

    /// <summary>What happened, in order.</summary>
    public ValueList<ClockMark> Marks { get; init; }

    /// <summary>Points that were raised in this cycle.</summary>
    public ValueList<RaisedPoint> Raised { get; init; }

    /// <summary>When time began to count.</summary>
    [JsonIgnore]
    public Instant StartedAt => Marks[0].At;

    /// <summary>What the clock is doing after its last mark.</summary>
    [JsonIgnore]
    public ClockPhase Phase => Marks[^1].Kind switch
    {
        ClockMarkKind.Pause => ClockPhase.Paused,
        ClockMarkKind.Stop => ClockPhase.Stopped,
        ClockMarkKind.Cancel => ClockPhase.Cancelled,
        _ => ClockPhase.Running,
    };

    /// <summary>Whether time may still count.</summary>
    [JsonIgnore]
    public bool IsOpen => Phase is ClockPhase.Running or ClockPhase.Paused;

    /// <summary>Begins the first cycle.</summary>
    public static SlaClock Start(string objective, SlaTarget target, Instant at) => new(objective, 1, at) { Target = target };

    /// <summary>Time stops counting. Nothing changes when it does not count already.</summary>
    /// <exception cref="ArgumentException">The instant is before the last mark.</exception>
    public SlaClock Pause(Instant at) => Phase == ClockPhase.Running ? Mark(ClockMarkKind.Pause, at) : this;

    /// <summary>Time counts again. Nothing changes unless paused.</summary>
    /// <exception cref="ArgumentException">The instant is before the last mark.</exception>
    public SlaClock Resume(Instant at) => Phase == ClockPhase.Paused ? Mark(ClockMarkKind.Resume, at) : this;

    /// <summary>The promise is kept. Nothing changes when the clock has ended.</summary>
    /// <exception cref="ArgumentException">The instant is before the last mark.</exception>
    public SlaClock Stop(Instant at) => IsOpen ? Mark(ClockMarkKind.Stop, at) : this;

    /// <summary>The promise is no longer owed. Nothing changes when the clock has ended.</summary>
    /// <exception cref="ArgumentException">The instant is before the last mark.</exception>
    public SlaClock Cancel(Instant at) => IsOpen ? Mark(ClockMarkKind.Cancel, at) : this;

    /// <summary>The clock at an instant not before its last mark.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="calendars">Where the target's calendar is found.</param>
    public ClockReading At(Instant at, CalendarBook calendars) => new ClockWalk(this, calendars).Read(at);

    internal bool HasRaised(string point)
    {
        foreach (var raised in Raised)
            if (raised.Point == point) return true;
        return false;
    }

    private SlaClock Mark(ClockMarkKind kind, Instant at) => at >= Marks[^1].At
        ? this with { Marks = Marks.Add(new(kind, at)) }
        : throw new ArgumentException($"{kind} at {at} is before the last mark at {Marks[^1].At}.", nameof(at));
}
