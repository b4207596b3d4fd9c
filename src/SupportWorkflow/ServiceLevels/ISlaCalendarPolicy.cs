namespace SupportWorkflow.ServiceLevels;

/// <summary>
/// Plug-in: which calendar measures a promise for this customer, by site, contract or tier. Asked whenever a target that names a calendar
/// is chosen; without a policy of the host, the target's own calendar is taken. Must be pure: it is asked anew when tickets are explained.
/// </summary>
public interface ISlaCalendarPolicy
{
    /// <summary>What it is called in the documents that tickets pin; the name of its class, unless it says otherwise.</summary>
    string Name => GetType().Name;

    /// <summary>Which issue of it this is. A policy that answers otherwise than before needs another one: tickets pin it.</summary>
    string Version => "1";

    /// <summary>The name of the calendar.</summary>
    /// <returns>One of <see cref="SlaCalendarInput.Known"/>.</returns>
    string Choose(SlaCalendarInput input);
}
