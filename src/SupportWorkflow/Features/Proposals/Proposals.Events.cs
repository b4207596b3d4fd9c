using SupportWorkflow.Proposals;

namespace SupportWorkflow;

/// <summary>First aid and known articles were proposed; nothing of it was done.</summary>
/// <param name="Proposals">What may help, not proposed before.</param>
public sealed record SolutionsProposed([property: Personal] ValueList<Proposal> Proposals) : TicketEvent
{
    internal override string StableName => "solutions-proposed";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => own.Keep(Proposals);

    internal override LocalText Tell(IProfileWords words) =>
        ProposalTexts.Table.Say(StableName, LocalText.Join([.. Proposals.Select(p => p.Tell(words))]));

    internal override TicketEvent Redacted(in Redactor r) => this with { Proposals = r.Each(Proposals, Proposal.Redacted) };
}

/// <summary>Earlier tickets that are like this one were proposed to the desk. They are others', so the requester does not see it.</summary>
/// <param name="Proposals">The tickets, not proposed before.</param>
public sealed record EarlierCasesProposed([property: Personal] ValueList<Proposal> Proposals) : TicketEvent
{
    internal override string StableName => "earlier-cases-proposed";

    internal override void Fold(Ticket own) => own.Keep(Proposals);

    internal override LocalText Tell(IProfileWords words) =>
        ProposalTexts.Table.Say(StableName, LocalText.Join([.. Proposals.Select(p => p.Tell(words))]));

    internal override TicketEvent Redacted(in Redactor r) => this with { Proposals = r.Each(Proposals, Proposal.Redacted) };
}
