namespace SupportWorkflow.Hosting.Simulations;

/// <summary>What a client sends, once or again and again, and every answer it got.</summary>
/// <param name="Ticket">The ticket; null: one is opened.</param>
/// <param name="Command">The order, with its command id.</param>
internal sealed record ClientOrder(TicketId? Ticket, TicketCommand Command)
{
    public string Id => Command.CommandId!;

    public List<Decision> Answers { get; } = [];

    /// <summary>How many sendings wait for an answer that may never come.</summary>
    public int UnderWay { get; set; }
}
