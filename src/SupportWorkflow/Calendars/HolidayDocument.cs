namespace SupportWorkflow.Calendars;

/// <summary>One holiday of a <see cref="HolidaySetDocument"/>: a span of days off and the days worked instead.</summary>
internal sealed class HolidayDocument
{
    /// <summary>Its name by language: <c>en</c> (required) and <c>zh-CN</c>.</summary>
    public Dictionary<string, string>? Name { get; set; }

    /// <summary>The first day off.</summary>
    public string? From { get; set; }

    /// <summary>The last day off; absent, the holiday is one day.</summary>
    public string? To { get; set; }

    /// <summary>Days that would be off in an ordinary week and are worked instead (调休).</summary>
    public List<string>? MakeUpDays { get; set; }
}
