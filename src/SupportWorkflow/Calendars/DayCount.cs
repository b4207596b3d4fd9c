using System.Text.Json.Serialization;

namespace SupportWorkflow.Calendars;

/// <summary>Where counting starts when business days are added to a date that is a day off.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<DayCount>))]
public enum DayCount
{
    /// <summary>The next business day is day 1 (the default): Saturday + 1 is Monday.</summary>
    FirstOpenDayIsOne,

    /// <summary>Roll to a business day first, in the direction of counting, then count: Saturday + 1 is Tuesday;
    /// zero days roll forward.</summary>
    RollThenCount,
}
