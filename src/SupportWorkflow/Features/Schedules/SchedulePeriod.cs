namespace SupportWorkflow.Schedules;

/// <summary>How often a desk schedule comes: on the first of its days in each period.</summary>
internal enum SchedulePeriod
{
    /// <summary>Every day.</summary>
    Day,

    /// <summary>Once a week, which begins on Monday.</summary>
    Week,

    /// <summary>Once a month.</summary>
    Month,

    /// <summary>Once a quarter of the year.</summary>
    Quarter,

    /// <summary>Once a year.</summary>
    Year,
}
