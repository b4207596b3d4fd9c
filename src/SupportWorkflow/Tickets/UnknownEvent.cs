namespace SupportWorkflow;

/// <summary>An event that a newer version of the library wrote: kept, reported, not understood.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Json">All of it.</param>
public sealed record UnknownEvent(string Type, string Json) : TicketEvent
{
    internal override string StableName => Type;

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) => TicketTexts.Table.Say("unknown-event", Type);
}
