using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>
/// A command for another ticket that follows from a decision. The shell delivers it at least once, with a command id made from ticket,
/// version and place, so that the second delivery is answered with the first outcome. Only the library makes one: a command that claims to
/// be a follow-up and is none is refused.
/// </summary>
public sealed record FollowUp
{
    [JsonConstructor]
    internal FollowUp(TicketId ticket, TicketCommand command) => (Ticket, Command) = (ticket, command with { IsFollowUp = true });

    /// <summary>The other ticket.</summary>
    public TicketId Ticket { get; }

    /// <summary>The command, its <see cref="TicketCommand.CommandId"/> set.</summary>
    public TicketCommand Command { get; }
}
