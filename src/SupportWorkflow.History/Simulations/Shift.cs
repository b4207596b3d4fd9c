using NodaTime;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.History;

/// <summary>The hours some engineers work, on their wall clock; public holidays are not kept.</summary>
internal sealed record Shift(string Name, Weekdays Days, params string[] Hours)
{
    public WorkCalendar In(DateTimeZone zone) => WorkCalendar.In(zone.Id).Open(Days, Hours).Build();
}
