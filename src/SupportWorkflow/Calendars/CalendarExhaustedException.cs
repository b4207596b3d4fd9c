using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>A calendar has no working time left between a start and its horizon:
/// a hundred local years each way, within 1860 to 2140.</summary>
public sealed class CalendarExhaustedException : Exception
{
    internal CalendarExhaustedException(Instant start, string asked)
        : base($"The calendar has no working time left within a hundred years of {start} for {asked}.") => Start = start;

    /// <summary>Where the search began.</summary>
    public Instant Start { get; }
}
