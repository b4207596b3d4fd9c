using System.Text.Json.Serialization;

namespace SupportWorkflow.Calendars;

/// <summary>Days of the week, to be combined: <c>Weekdays.MondayToFriday | Weekdays.Sunday</c>. <c>default</c> is no day.</summary>
[Flags]
[JsonConverter(typeof(KebabCaseEnumConverter<Weekdays>))]
public enum Weekdays
{
    /// <summary>No day.</summary>
    None = 0,

    /// <summary>Monday.</summary>
    Monday = 1,

    /// <summary>Tuesday.</summary>
    Tuesday = 2,

    /// <summary>Wednesday.</summary>
    Wednesday = 4,

    /// <summary>Thursday.</summary>
    Thursday = 8,

    /// <summary>Friday.</summary>
    Friday = 16,

    /// <summary>Saturday.</summary>
    Saturday = 32,

    /// <summary>Sunday.</summary>
    Sunday = 64,

    /// <summary>Monday to Friday.</summary>
    MondayToFriday = Monday | Tuesday | Wednesday | Thursday | Friday,

    /// <summary>All seven days.</summary>
    Everyday = MondayToFriday | Saturday | Sunday,
}
