using NodaTime;
using SupportWorkflow.ServiceLevels;

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

    /// <summary>How much is left, or how late it is; zero: at the due time, or at the instant itself.</summary>
    internal Duration Time { get; private init; }

    /// <summary>How long it waits, from a state, an event or an instant on; <c>default</c>: it does not.</summary>
    internal SlaTarget Wait { get; private init; }

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
    public static Moment InState(string state, Duration time, string? calendar = null) => InState(state, Of(time, calendar));

    /// <summary>The ticket has been in a state for a time, or for business days.</summary>
    /// <param name="state">The state's id, or <c>kind:waiting</c> for any state of a kind.</param>
    /// <param name="time">How long; no promised instant.</param>
    public static Moment InState(string state, SlaTarget time) => new(MomentKind.InState) { Name = state, Wait = Known(time) };

    /// <summary>So much time has passed since an event happened last. Before its first time: never.
    /// Asked until the ticket is at its end.</summary>
    /// <param name="event">The event's name.</param>
    /// <param name="time">More than nothing.</param>
    /// <param name="calendar">The calendar whose working time counts; null: elapsed time.</param>
    public static Moment Since(string @event, Duration time, string? calendar = null) => Since(@event, Of(time, calendar));

    /// <summary>A time, or business days, have passed since an event happened last.</summary>
    /// <param name="event">The event's name.</param>
    /// <param name="time">How long; no promised instant.</param>
    public static Moment Since(string @event, SlaTarget time) => new(MomentKind.Since) { Events = [@event], Wait = Known(time) };

    /// <summary>For so long none of these events has happened, counted from the opening if none ever did.
    /// Asked until the ticket is at its end.</summary>
    /// <param name="events">Names of events; <c>movement</c> is any event that a person caused.</param>
    /// <param name="time">More than nothing.</param>
    /// <param name="calendar">The calendar whose working time counts; null: elapsed time.</param>
    public static Moment Without(IEnumerable<string> events, Duration time, string? calendar = null) => Without(events, Of(time, calendar));

    /// <summary>For a time, or for business days, none of these events has happened.</summary>
    /// <param name="events">Names of events; <c>movement</c> is any event that a person caused.</param>
    /// <param name="time">How long; no promised instant.</param>
    public static Moment Without(IEnumerable<string> events, SlaTarget time) =>
        new(MomentKind.Without) { Events = ValueList.From(events), Wait = Known(time) };

    /// <summary>
    /// An instant that a fact holds: a field of the profile, or <c>state.until</c>, until which the ticket waits. Where the fact takes
    /// another instant, it comes again. Asked until the ticket is at its end.
    /// </summary>
    /// <param name="fact">The fact's name, such as <c>field.visit-from</c>.</param>
    /// <param name="before">So long before it already; zero: then.</param>
    public static Moment At(string fact, Duration before = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(before, Duration.Zero);
        return new(MomentKind.At) { Name = fact, Time = before };
    }

    /// <summary>Some time after an instant that a fact holds.</summary>
    /// <param name="fact">The fact's name.</param>
    /// <param name="time">How long after; no promised instant.</param>
    public static Moment After(string fact, SlaTarget time) => new(MomentKind.At) { Name = fact, Wait = Known(time) };

    /// <summary>With any of these events.</summary>
    /// <param name="events">Names of events.</param>
    public static Moment On(params IEnumerable<string> events) => new(MomentKind.On) { Events = ValueList.From(events) };

    private static SlaTarget Of(Duration time, string? calendar) =>
        time <= Duration.Zero ? throw new ArgumentOutOfRangeException(nameof(time), time, "A moment of time waits for more than nothing.")
        : calendar is null ? SlaTarget.Elapsed(time)
        : SlaTarget.Work(time, calendar);

    private static SlaTarget Known(SlaTarget time) =>
        time.Kind == SlaTargetKind.Until || time == default
            ? throw new ArgumentOutOfRangeException(nameof(time), time, "A moment of time waits for a time or for business days.")
            : time;
}
