using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Clocks;

/// <summary>A place on the way of a clock: before, at or after its due time.</summary>
internal readonly record struct ClockPlace
{
    private readonly WarningPoint? _point;

    private ClockPlace(string objective, WarningPoint? point) => (Objective, _point) = (objective, point);

    public string Objective { get; }

    /// <param name="objective">Which promise.</param>
    /// <param name="percent">How much of its time is used; 100 is the due time.</param>
    public static ClockPlace Used(string objective, int percent) => new(objective, percent == 100 ? null : WarningPoint.AtPercent(percent));

    /// <param name="objective">Which promise.</param>
    /// <param name="time">How much of its time is left.</param>
    public static ClockPlace Before(string objective, Duration time) => new(objective, WarningPoint.Before(time));

    /// <param name="objective">Which promise.</param>
    /// <param name="late">How much beyond its time was used; zero is the due time.</param>
    public static ClockPlace Late(string objective, Duration late) =>
        new(objective, late == Duration.Zero ? null : WarningPoint.After(late));

    /// <summary>Whether it is the breach itself.</summary>
    public bool IsBreach => Objective is not null && _point is null;

    /// <summary>Whether it cannot come before the due point of its clock.</summary>
    public bool IsFromDue => _point is not { } point || point.Percent >= 100 || point.TimeBefore < Duration.Zero;

    /// <summary>Whether its clock has yet to raise the due point, and for that wakes the ticket up.</summary>
    public bool AwaitsDue(Ticket ticket) => ticket.Clock(Objective)?.HasRaised(SlaClock.DuePoint) != true;

    /// <summary>The cycle of the running clock of a ticket; 0: it does not run or is paused.</summary>
    public int Cycle(Ticket ticket) => ticket.Clock(Objective) is { Phase: ClockPhase.Running } clock ? clock.Cycle : 0;

    /// <summary>When the running clock of a ticket is there, or was; null: it does not run, is paused, or never will be. A breach is there
    /// with the first instant after the due one.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="calendars">Where calendars are found.</param>
    public Instant? On(Ticket ticket, CalendarBook calendars) =>
        ticket.Clock(Objective) is { Phase: ClockPhase.Running } clock && clock.Awaits(_point, calendars) is { } at
            ? IsBreach
                ? at.PlusNanoseconds(1)
                : at
            : null;
}
