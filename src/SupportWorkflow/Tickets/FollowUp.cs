namespace SupportWorkflow;

/// <summary>
/// A command for another ticket that follows from a decision. The shell delivers it at least once, with a command id made from ticket,
/// version and place, so that the second delivery is answered with the first outcome.
/// </summary>
/// <param name="Ticket">The other ticket.</param>
/// <param name="Command">The command, its <see cref="TicketCommand.CommandId"/> set.</param>
public sealed record FollowUp(TicketId Ticket, TicketCommand Command);
