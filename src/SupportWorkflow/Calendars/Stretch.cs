namespace SupportWorkflow.Calendars;

/// <summary>A half-open stretch of time in nanoseconds: since 1970 for open time, since local midnight for the hours of a day.</summary>
internal readonly record struct Stretch(long Start, long End);
