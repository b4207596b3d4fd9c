using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>
/// Plug-in: hours that come from elsewhere, such as a duty plan. They stand in for the week; dated rules (holidays, overrides …) still win.
/// </summary>
/// <remarks>
/// Asked once per local date when a year is first touched (days around New Year twice), possibly by several threads at once.
/// The answer for a date must never change: a new plan is a new calendar.
/// </remarks>
public interface IWorkHours
{
    /// <summary>The hours that start on a date; empty when none do. They may overlap and come in any order.</summary>
    IReadOnlyList<LocalTimeRange> On(LocalDate date);
}
