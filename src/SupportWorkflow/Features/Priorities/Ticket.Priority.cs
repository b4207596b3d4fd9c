using System.Text.Json.Serialization;

namespace SupportWorkflow;

public sealed partial record Ticket
{
    /// <summary>The priority; null only between the first two events.</summary>
    [JsonInclude]
    [JsonPropertyOrder(9)]
    public PriorityRecord? Priority { get; internal set; }
}

internal readonly partial record struct TicketBefore
{
    /// <summary>The priority; null: none.</summary>
    public PriorityCode? Priority { get; init; }

    /// <summary>A ticket before an event changes it; null: there is none yet.</summary>
    public static TicketBefore Of(Ticket? ticket) =>
        ticket is null
            ? default
            : new()
            {
                State = ticket.State.Name,
                Priority = ticket.Priority?.Code,
                Impact = ticket.Intake.Impact,
                AffectedUsers = ticket.Intake.AffectedUsers,
            };
}
