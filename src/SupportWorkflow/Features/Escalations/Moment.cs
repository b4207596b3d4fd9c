using NodaTime;

namespace SupportWorkflow.Escalations;

/// <summary>When a rule is asked: at a place on the way of a clock, after some time, or with an event. Immutable.</summary>
public sealed record Moment
{
    /// <summary>The word before a kind of state.</summary>
    internal const string KindPrefix = "kind:";

    private Moment(MomentKind kind) => Kind = kind;

    internal MomentKind Kind { get; }

    /// <summary>The objective, the state or <c>kind:</c> and a kind.</summary>
    internal string Name { get; private init; } = "";

    internal ValueList<string> Events { get; private init; }

    internal int Percent { get; private init; }

    internal Duration Time { get; private init; }

    internal string? Calendar { get; private init; }

    /// <summary>Whether it is about a clock.</summary>
    internal bool IsOfClock => Kind <= MomentKind.ClockLate;

    internal OncePer UsualKey =>
        IsOfClock ? OncePer.ClockCycle
        : Kind == MomentKind.InState ? OncePer.StateVisit
        : OncePer.Occurrence;

    /// <summary>So much of a promise's time is used: 80 % before it is due, 100 % when it is, 150 % half as much again after it.</summary>
    /// <param name="objective">Which promise.</param>
    /// <param name="percent">1 to 1000.</param>
    public static Moment ClockUsed(string objective, int percent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 1000);
        return new(MomentKind.ClockUsed) { Name = objective, Percent = percent };
    }

    /// <summary>Only so much of a promise's time is left, in the target's own kind of time.
    /// A target that allows no more has no such moment.</summary>
    /// <param name="objective">Which promise.</param>
    /// <param name="time">More than nothing.</param>
    public static Moment ClockBefore(string objective, Duration time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, Duration.Zero);
        return new(MomentKind.ClockBefore) { Name = objective, Time = time };
    }

    /// <summary>A promise is due and not kept, or so late already, in the target's own kind of time.</summary>
    /// <param name="objective">Which promise.</param>
    /// <param name="late">How late; null: at the due time.</param>
    public static Moment ClockBreached(string objective, Duration? late = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(late ?? Duration.Zero, Duration.Zero, nameof(late));
        return new(MomentKind.ClockLate) { Name = objective, Time = late ?? Duration.Zero };
    }

    /// <summary>The ticket has been in a state for so long.</summary>
    /// <param name="state">The state's id, or <c>kind:waiting</c> for any state of a kind:
    /// then changes from one such state to another do not count.</param>
    /// <param name="time">More than nothing.</param>
    /// <param name="calendar">The calendar whose working time counts; null: elapsed time.</param>
    public static Moment InState(string state, Duration time, string? calendar = null) =>
        new(MomentKind.InState)
        {
            Name = state,
            Time = Positive(time),
            Calendar = calendar,
        };

    /// <summary>So much time has passed since an event happened last. Before its first time: never.
    /// Asked until the ticket is at its end.</summary>
    /// <param name="event">The event's name.</param>
    /// <param name="time">More than nothing.</param>
    /// <param name="calendar">The calendar whose working time counts; null: elapsed time.</param>
    public static Moment Since(string @event, Duration time, string? calendar = null) =>
        new(MomentKind.Since)
        {
            Events = [@event],
            Time = Positive(time),
            Calendar = calendar,
        };

    /// <summary>For so long none of these events has happened, counted from the opening if none ever did.
    /// Asked until the ticket is at its end.</summary>
    /// <param name="events">Names of events; <c>movement</c> is any event that a person caused.</param>
    /// <param name="time">More than nothing.</param>
    /// <param name="calendar">The calendar whose working time counts; null: elapsed time.</param>
    public static Moment Without(IEnumerable<string> events, Duration time, string? calendar = null) =>
        new(MomentKind.Without)
        {
            Events = ValueList.From(events),
            Time = Positive(time),
            Calendar = calendar,
        };

    /// <summary>With any of these events.</summary>
    /// <param name="events">Names of events.</param>
    public static Moment On(params IEnumerable<string> events) => new(MomentKind.On) { Events = ValueList.From(events) };

    private static Duration Positive(Duration time) =>
        time > Duration.Zero
            ? time
            : throw new ArgumentOutOfRangeException(nameof(time), time, "A moment of time waits for more than nothing.");
}
