namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// Plug-in: which calendar measures a promise for this customer, by site, contract or tier. Asked whenever a target that names a calendar
/// is chosen; without a policy of the host, the target's own calendar is taken. Must be pure: it is asked anew when tickets are explained.
/// </summary>
public interface ISlaCalendarPolicy
{
    /// <summary>The name of the calendar.</summary>
    /// <returns>One of <see cref="SlaCalendarInput.Known"/>.</returns>
    string Choose(SlaCalendarInput input);
}
