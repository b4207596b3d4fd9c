using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.ServiceLevels;

/// <summary>How far a walk over the earlier marks of a clock came.</summary>
/// <param name="Point">Which point it watches; null: the due time.</param>
/// <param name="Calendars">Where it found calendars.</param>
/// <param name="Counting">The mark from which time counts.</param>
/// <param name="Start">The mark whose target held then.</param>
/// <param name="Choice">That target.</param>
internal sealed record ClockWalked(WarningPoint? Point, CalendarBook Calendars, int Counting, int Start, TargetChoice Choice)
{
    /// <summary>How many marks it has passed.</summary>
    public required int Passed { get; init; }

    public required ClockCourse Now { get; init; }

    public required SlaTarget Target { get; init; }

    public required WorkCalendar? Calendar { get; init; }

    public required Duration Allowed { get; init; }

    public required Duration Level { get; init; }

    public required Duration Used { get; init; }

    public required Instant? Nominal { get; init; }

    public required Instant? Crossed { get; init; }

    public required Instant StartedAt { get; init; }

    public required Instant Since { get; init; }

    /// <summary>Whether it is a walk of that kind.</summary>
    public bool IsOf(WarningPoint? point, CalendarBook calendars, int counting, int start, TargetChoice choice) =>
        Counting == counting
        && Start == start
        && Point == point
        && ReferenceEquals(Calendars, calendars)
        && ReferenceEquals(Choice, choice);
}
