using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Benchmarks.ServiceLevels;

/// <summary>An open ticket as one writes it first, its instants computed beforehand: what a board without columns walks over.</summary>
internal sealed class OpenTicket(TicketId id, int priority, SlaClock response, SlaClock resolution)
{
    private Promise? _response,
        _resolution;

    public TicketId Id { get; } = id;

    public int Priority { get; set; } = priority;

    public SlaClock Response { get; set; } = response;

    public SlaClock Resolution { get; set; } = resolution;

    public void Compute(CalendarBook calendars) => (_response, _resolution) = (Of(Response, calendars), Of(Resolution, calendars));

    /// <summary>How the ticket stands by its worst clock, from the instants that were computed.</summary>
    public Standing At(Instant at) => (Standing)Math.Max((int)StandingOf(_response, at), (int)StandingOf(_resolution, at));

    /// <summary>The same, from the clocks themselves.</summary>
    public Standing ReadAt(Instant at, CalendarBook calendars) =>
        (Standing)Math.Max((int)Read(Response.At(at, calendars)), (int)Read(Resolution.At(at, calendars)));

    private static Standing StandingOf(Promise? promise, Instant at) =>
        promise is null ? Standing.None
        : promise.IsPaused ? Standing.Paused
        : promise.DueAt < at ? Standing.Breached
        : promise.AtRiskAt <= at ? Standing.AtRisk
        : Standing.OnTime;

    private static Standing Read(in ClockReading read) =>
        read switch
        {
            { Phase: not (ClockPhase.Running or ClockPhase.Paused) } => Standing.None,
            { BreachedAt: not null } => Standing.Breached,
            { Phase: ClockPhase.Paused } => Standing.Paused,
            _ => read.Used >= (read.Used + read.Remaining) * 80 / 100 ? Standing.AtRisk : Standing.OnTime,
        };

    /// <summary>The paused clocks here are paused before they are late.</summary>
    private static Promise? Of(SlaClock clock, CalendarBook calendars) =>
        clock.Phase switch
        {
            ClockPhase.Paused => new(default, default, true),
            ClockPhase.Running => new(
                clock.DueAt(calendars)!.Value,
                clock.NextPoint([WarningPoint.Used(80)], calendars)!.Value.DueAt,
                false
            ),
            _ => null,
        };

    private sealed record Promise(Instant DueAt, Instant AtRiskAt, bool IsPaused);
}

/// <summary>From the best to the worst.</summary>
internal enum Standing
{
    None,
    Paused,
    OnTime,
    AtRisk,
    Breached,
}
