using NodaTime;

namespace SupportWorkflow.Conditions;

/// <summary>What is asked of a fact that is an instant.</summary>
/// <param name="How">The question.</param>
/// <param name="Time">Within: how long after the instant, by the calendar of UTC.</param>
/// <param name="Other">Before, after: the fact whose instant it is compared with; null: the one given, or now.</param>
/// <param name="At">Before, after: the instant it is compared with; null: another fact's, or now.</param>
internal sealed record DateTest(DateQuestion How, Period? Time = null, string? Other = null, Instant? At = null)
{
    /// <summary>Whether the answer changes while time passes.</summary>
    public bool AsksTime => How == DateQuestion.Within || (Other is null && At is null);

    /// <summary>Whether it is more than nothing, in every part, and at most a hundred years.</summary>
    public static bool IsAllowed(Period time) =>
        time is { Years: >= 0 and <= 100, Months: >= 0 and <= 1_200, Weeks: >= 0, Days: >= 0, Hours: >= 0, Minutes: >= 0, Seconds: >= 0 }
        && (time - Period.FromYears(time.Years) - Period.FromMonths(time.Months)) is var rest
        && PeriodLength.Of(rest) is { } length
        && length >= Duration.Zero
        && (length > Duration.Zero || time.Years + time.Months > 0);

    /// <summary>The first instant at which <see cref="Time"/> has passed; null: none that a calendar has.</summary>
    public Instant? EndAfter(Instant from)
    {
        var start = from.InUtc().LocalDateTime;
        return start.Year < 9_800 ? start.Plus(Time!).InUtc().ToInstant() : null;
    }
}

/// <summary>The question.</summary>
internal enum DateQuestion
{
    Within,
    Before,
    After,
}
