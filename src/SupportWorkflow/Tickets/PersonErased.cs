namespace SupportWorkflow;

/// <summary>A person was taken out of everything before it; what the ticket is did not change.</summary>
/// <param name="Pseudonym">What stands in the place of the person's account.</param>
public sealed record PersonErased(string Pseudonym) : TicketEvent
{
    internal override string StableName => "person-erased";

    internal override void Fold(Ticket own) { }

    internal override LocalText Tell(IProfileWords words) => TicketTexts.Table.Say(StableName, Pseudonym);
}
