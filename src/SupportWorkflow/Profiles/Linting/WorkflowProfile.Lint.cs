using NodaTime;

namespace SupportWorkflow.Profiles;

public sealed partial class WorkflowProfile
{
    /// <summary>
    /// Looks for what is valid and probably not meant: rows that never decide, conditions that never hold, calendars without open time,
    /// holidays that are soon unknown, objectives that end where they start or that nothing stops, priorities that nothing gives, roles
    /// that may do nothing, rows that are open to requesters, notices that reach nobody, texts without Chinese. What it finds is so; it
    /// does not find everything.
    /// </summary>
    /// <param name="today">The date from which calendars are looked at, each in its own zone: one year, and 90 days for holiday
    /// sets.</param>
    /// <returns>The warnings in the order of the file; behind them those about what stands in its bases.</returns>
    public ValueList<ProfileWarning> Lint(LocalDate today) => new ProfileLint(Document, _parts, today).Run(_text.Place);
}
