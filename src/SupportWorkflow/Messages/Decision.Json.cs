using System.Text.Json.Serialization;
using SupportWorkflow.Messages;

namespace SupportWorkflow;

/// <remarks>Plain System.Text.Json reads and writes a decision: ticket, events, follow-ups, notices, or the "no".</remarks>
[JsonConverter(typeof(DecisionConverter))]
public sealed partial class Decision
{
    /// <summary>One that was written.</summary>
    internal static Decision Read(
        Ticket? ticket,
        ValueList<TicketEvent> events,
        ValueList<FollowUp> followUps,
        ValueList<Notice> notices,
        TicketDue? nextDue,
        Rejection? rejection
    ) => new(ticket, events, followUps, rejection, nextDue) { _notices = notices.AsSpan().ToArray() };

    /// <summary>The ticket; null: opening it was refused.</summary>
    internal Ticket? Kept => _ticket;
}
