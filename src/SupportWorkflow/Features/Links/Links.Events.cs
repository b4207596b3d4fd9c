using SupportWorkflow.Links;

namespace SupportWorkflow;

/// <summary>Another ticket has to do with this one.</summary>
/// <param name="Other">The other ticket.</param>
/// <param name="Relation">How.</param>
public sealed record TicketLinked(TicketId Other, string Relation) : TicketEvent
{
    internal override string StableName => "ticket-linked";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => own.Links = own.Links.Add(new(Other, Relation));

    internal override LocalText Tell(IProfileWords words) => LinkTexts.Table.Say(StableName, Other, Relation);
}
