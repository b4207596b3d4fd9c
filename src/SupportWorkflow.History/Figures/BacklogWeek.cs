namespace SupportWorkflow.History;

/// <summary>
/// How many tickets were open at the end of a week of the recorded wall clock, by their age since the opening. <c>default</c>: none.
/// </summary>
/// <param name="Week">The ISO 8601 week, such as <c>2016-W09</c>; the last one is read at the instant of reading, not at its end.</param>
/// <param name="UpToDay">Younger than a day (24 hours).</param>
/// <param name="UpToWeek">At least a day, younger than 7.</param>
/// <param name="UpToMonth">At least 7 days, younger than 30.</param>
/// <param name="UpToQuarter">At least 30 days, younger than 90.</param>
/// <param name="Older">90 days and more.</param>
public readonly record struct BacklogWeek(string Week, int UpToDay, int UpToWeek, int UpToMonth, int UpToQuarter, int Older)
{
    /// <summary>All that were open.</summary>
    public int Total => UpToDay + UpToWeek + UpToMonth + UpToQuarter + Older;
}
