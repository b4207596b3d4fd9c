using NodaTime;

namespace SupportWorkflow.Profiles;

public sealed partial class WorkflowProfile
{
    /// <summary>
    /// Looks for what is valid and probably not meant: rows that never decide, conditions that never hold, calendars without open time,
    /// holidays that are soon unknown, objectives that stop where they start, priorities that nothing gives, roles that may do nothing,
    /// texts without Chinese. What it finds is so; it does not find everything.
    /// </summary>
    /// <param name="today">The date from which calendars are looked at, each in its own zone:
    /// one year, and 90 days for holiday sets.</param>
    /// <returns>The warnings in the order of the file.</returns>
    public ValueList<ProfileWarning> Lint(LocalDate today) => new ProfileLint(Document, _parts, today).Run(_utf8);
}
