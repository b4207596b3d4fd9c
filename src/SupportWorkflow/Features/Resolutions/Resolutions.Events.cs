using SupportWorkflow.Resolutions;

namespace SupportWorkflow;

/// <summary>The trouble is over in our eyes.</summary>
/// <param name="Resolution">What was found and done.</param>
public sealed record TicketResolved([property: Personal] ResolutionRecord Resolution) : TicketEvent
{
    internal override string StableName => "ticket-resolved";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => own.Resolution = Resolution with { ResolvedAt = OccurredAt };

    internal override LocalText Tell(IProfileWords words) => ResolutionTexts.Table.Say(StableName, Resolution.Measures);

    internal override TicketEvent Redacted(in Redactor r) => this with { Resolution = Resolution.Redacted(r) };
}

/// <summary>Handling has come to something that is no solution: it is not solved, or it is watched further. Nothing stops with
/// it.</summary>
/// <param name="Resolution">What was found and done.</param>
public sealed record OutcomeRecorded([property: Personal] ResolutionRecord Resolution) : TicketEvent
{
    internal override string StableName => "outcome-recorded";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => own.Resolution = Resolution;

    internal override LocalText Tell(IProfileWords words) =>
        ResolutionTexts.Table.Say($"{StableName}-{ResolutionFacts.Word(Resolution.Result)}", Resolution.Measures);

    internal override TicketEvent Redacted(in Redactor r) => this with { Resolution = Resolution.Redacted(r) };
}

/// <summary>The requester agrees that it is solved.</summary>
public sealed record ResolutionConfirmed : TicketEvent
{
    internal override string StableName => "resolution-confirmed";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) =>
        own.Resolution = (own.Resolution ?? new(ResolutionResult.Resolved, "")) with { ConfirmedAt = OccurredAt };

    internal override LocalText Tell(IProfileWords words) => ResolutionTexts.Table.Say(StableName);
}

/// <summary>The requester does not agree.</summary>
/// <param name="Reason">Why.</param>
public sealed record ResolutionRefused([property: Personal] string Reason) : TicketEvent
{
    internal override string StableName => "resolution-refused";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => own.Resolution = null;

    internal override LocalText Tell(IProfileWords words) => ResolutionTexts.Table.Say(StableName, Reason);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}
