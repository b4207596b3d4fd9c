using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>The request lacks something that the profile demands; where it enters a waiting state, the requester was asked for it (INT-4).</summary>
/// <param name="Missing">Everything that is missing now, to be asked for; empty: nothing any more.</param>
public sealed record DetailsMissing(ValueList<MissingField> Missing) : TicketEvent
{
    internal override string StableName => "details-missing";
}
