using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>Puts a ticket under another profile, or another version of its own.
/// Decided by a <see cref="WorkflowShelf"/>, which knows both.</summary>
/// <param name="To">The profile version; it stands on the shelf.</param>
/// <param name="Clocks">What becomes of running clocks: measured by the new targets from their start, from now on, or not at all.</param>
/// <param name="Reason">Why; not empty.</param>
public sealed record MoveToProfile(ProfileVersion To, RetargetMode Clocks, string Reason) : TicketCommand
{
    /// <summary>The state it is in under the new profile; null: the one of the same name.</summary>
    public string? State { get; init; }

    internal override void Look(ref TextCheck texts)
    {
        texts.Text("to", To.Profile);
        texts.Text("to", To.Version);
        texts.Text("reason", Reason);
        texts.Maybe("state", State);
    }

    internal override string? WrittenReason => Reason;
}
