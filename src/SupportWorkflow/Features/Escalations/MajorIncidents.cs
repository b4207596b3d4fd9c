using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;

namespace SupportWorkflow.Escalations;

/// <summary>
/// The major incident that takes in tickets which are alike (ESC-8): its id follows from what they have in common and from the window, so
/// that two tickets that open it meet.
/// </summary>
internal static class MajorIncidents
{
    /// <summary>
    /// <c>major/2024-10-07/hardware-fault/ERP 4.2</c>: the first day of the window, then what they have in common. A slash, a percent sign
    /// and a lone dash inside a value are escaped; a dash stands for a value that is missing.
    /// </summary>
    public static TicketId IdOf(Ticket ticket, RuleAction.MajorIncident major)
    {
        var day = (int)Math.Floor((ticket.OpenedAt - NodaConstants.UnixEpoch).TotalDays);
        var first = NodaConstants.UnixEpoch.InUtc().Date.PlusDays(day - (((day % major.Days) + major.Days) % major.Days));
        return new(
            $"{TicketId.MajorIncident}{LocalDatePattern.Iso.Format(first)}/{string.Join('/', major.By.Select(f => Part(FieldChanges.Read(ticket, f))))}"
        );
    }

    /// <summary>Whether a rule ordered the link in this decision in order to open one;
    /// a link that somebody writes by hand opens nothing.</summary>
    public static bool IsOpenedBy(TicketLinked linked, ValueList<TicketEvent> events)
    {
        foreach (var e in events)
            if (e is RuleFired && e.Version == linked.Cause)
                return true;
        return false;
    }

    private static string Part(FactValue value)
    {
        if (value.IsMissing)
            return "-";
        var text = value.ToString().Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
        return text == "-" ? "%2D" : text;
    }

    public static bool IsOne(TicketId ticket) => ticket.Value.StartsWith(TicketId.MajorIncident, StringComparison.Ordinal);

    /// <summary>The command that opens it; null: the link is to no such one.</summary>
    public static OpenTicket? Opening(Ticket ticket, TicketLinked linked) =>
        IsOne(ticket.Id) || !IsOne(linked.Other)
            ? null
            : new(linked.Other, new(linked.Other.Value), ticket.Intake.Subject)
            {
                By = Actor.System("link"),
                WithoutRequester = true,
                Impact = ticket.Intake.Impact,
                Urgency = ticket.Intake.Urgency,
                Scenario = ticket.Intake.Scenario,
                Category = ticket.Category,
                Description = ticket.Intake.Description,
            };
}
