using System.Collections.Concurrent;

namespace SupportWorkflow.Calendars;

/// <summary>The calendars of every profile version that was put beside each other, by names that say the version.
/// It only grows. Thread-safe.</summary>
internal sealed class CalendarShelf
{
    private readonly ConcurrentDictionary<string, WorkCalendar> _calendars = new(StringComparer.Ordinal);

    public void Put(string name, WorkCalendar calendar) => _calendars[name] = calendar;

    public WorkCalendar? Find(string name) => _calendars.GetValueOrDefault(name);
}
