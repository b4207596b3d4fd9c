namespace SupportWorkflow;

/// <summary>What facts are read from. What nobody said is missing.</summary>
/// <param name="Ticket">The ticket as it stands.</param>
/// <param name="Command">The command; null: none, or it is not to be asked.</param>
/// <param name="Given">What the host found out; null: nothing.</param>
/// <param name="Event">The event that is asked about; null: none.</param>
/// <param name="Before">What the ticket was before that very event.</param>
internal readonly record struct FactSubject(
    Ticket Ticket,
    TicketCommand? Command = null,
    OutsideFacts? Given = null,
    TicketEvent? Event = null,
    TicketBefore Before = default
)
{
    /// <summary>The track that is asked about: of its kind, facts are its own; null: none.</summary>
    public string? Track { get; init; } = Event?.Track;

    /// <summary>Who acts, or caused the event; null: nobody.</summary>
    public string? ActorId { get; init; } = Event?.By;

    /// <summary>Whether that account is enabled; a disabled one has caused no event.</summary>
    public bool ActorIsEnabled { get; init; } = true;

    /// <summary>This subject, with somebody who acts.</summary>
    public FactSubject By(Actor actor) => this with { ActorId = actor.Id, ActorIsEnabled = actor.IsEnabled };
}
