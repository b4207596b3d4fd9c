using NodaTime;

namespace SupportWorkflow.Profiles;

public sealed partial class WorkflowProfile
{
    /// <summary>What another profile would do differently, in the words of the desk:
    /// rows, targets, hours, states, who may do what.</summary>
    /// <param name="other">The other one, such as the next version of this.</param>
    /// <param name="today">From which date on sample due times are looked for where calendars differ; a year is searched.</param>
    /// <returns>The changes, part by part; none when both say the same, wherever their files break lines or leave a default out.</returns>
    public ValueList<ProfileChange> ChangesTo(WorkflowProfile other, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ProfileDiff(new(Document, _parts), new(other.Document, other._parts), today).Run();
    }
}
