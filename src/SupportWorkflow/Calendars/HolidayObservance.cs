using System.Text.Json.Serialization;

namespace SupportWorkflow.Calendars;

/// <summary>
/// On which other day a holiday is kept that falls on a weekend: on a day without hours in the calendar's week. The weekend day itself
/// stays a holiday.
/// </summary>
[JsonConverter(typeof(KebabCaseEnumConverter<HolidayObservance>))]
public enum HolidayObservance
{
    /// <summary>On none, as in Germany (the default).</summary>
    None,

    /// <summary>
    /// On the nearest day with hours, as US federal holidays are: Saturday's on the Friday before, Sunday's on the Monday after. Of two as
    /// near on the later one; whatever else that day is.
    /// </summary>
    NearestWeekday,

    /// <summary>
    /// On the next day with hours that is no holiday and on which none is observed yet, as in the UK: of 25 and 26 December on a Saturday
    /// and a Sunday on Monday and Tuesday.
    /// </summary>
    NextWeekday,

    /// <summary>The same for a holiday that falls on a Sunday only, as in Japan; one on a Saturday is kept on no other day.</summary>
    SundayToNextWeekday,
}
