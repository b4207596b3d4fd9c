namespace SupportWorkflow.Profiles;

/// <summary>
/// The classes of the host by which a profile decides, as <c>name@version</c>. A profile names them itself to be decided by no other; one
/// that is kept with the tickets it decides names them in any case.
/// </summary>
internal sealed class PoliciesDocument
{
    /// <summary>What stands in for the rows and modifiers of <c>priority</c>.</summary>
    public string? Priority { get; set; }

    /// <summary>What stands in for <c>classification</c>.</summary>
    public string? Classification { get; set; }

    /// <summary>What stands in for <c>teams</c> and <c>assignment</c>.</summary>
    public string? Assignment { get; set; }

    /// <summary>What chooses the calendars of targets.</summary>
    public string? SlaCalendar { get; set; }
}
