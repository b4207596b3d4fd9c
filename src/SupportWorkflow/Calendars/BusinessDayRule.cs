using System.Text.Json.Serialization;

namespace SupportWorkflow.Calendars;

/// <summary>What a target of "N business days" means. Contracts mean one of three things; each is defined exactly.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<BusinessDayRule>))]
public enum BusinessDayRule
{
    /// <summary>
    /// The same local time on the N-th business day after the start's (the default). A start outside hours moves to the next opening first.
    /// A time before that day's opening or in a break becomes the next opening of that day, a time after its closing its closing.
    /// </summary>
    SameTime,

    /// <summary>
    /// The closing of the N-th business day. A start between opening and closing of a business day has that day behind it; for every other
    /// start the day of the next opening is day 1.
    /// </summary>
    EndOfDay,

    /// <summary>N times the calendar's declared standard day, added as working time.</summary>
    StandardDays,
}
