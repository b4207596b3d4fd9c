namespace SupportWorkflow.Calendars;

/// <summary>The JSON form of what happens on make-up working days (调休): the hours of a weekday, or hours of their own.</summary>
internal sealed class MakeUpDaysDocument
{
    /// <summary>The weekday whose hours are worked; <c>mon</c> where nothing is said.</summary>
    public string? HoursOf { get; set; }

    /// <summary>Hours of their own instead; an empty list leaves make-up days closed.</summary>
    public List<string>? Hours { get; set; }

    /// <summary>Single dates that work the hours of a weekday: date to <c>mon</c> … <c>sun</c>. They count as overrides.</summary>
    public Dictionary<string, string>? Dates { get; set; }
}
