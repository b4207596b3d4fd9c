using SupportWorkflow.ProfileMoves;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>From here on another profile decides the ticket. Clocks whose promise it does not know are cancelled.</summary>
/// <param name="Before">The profile until now.</param>
/// <param name="After">The profile from now on.</param>
/// <param name="Clocks">What becomes of running clocks.</param>
/// <param name="Reason">Why.</param>
public sealed record ProfileChanged(ProfileVersion Before, ProfileVersion After, RetargetMode Clocks, [property: Personal] string Reason)
    : TicketEvent
{
    internal override string StableName => "profile-changed";

    internal override void Fold(Ticket own) => own.Profile = After;

    internal override LocalText Tell(IProfileWords words) => MoveTexts.Table.Say(StableName, After, Before, Reason);

    internal override TicketEvent Redacted(in Redactor r) => this with { Reason = r.Text(Reason) };
}
