using SupportWorkflow.Lifecycles;

namespace SupportWorkflow;

/// <summary>Puts the ticket aside until somebody or something else moves.</summary>
/// <param name="On">Whom or what it waits for.</param>
/// <param name="Reason">Why; not empty.</param>
public sealed record WaitFor(WaitingOn On, string Reason) : TicketCommand
{
    internal override string? WrittenReason => Reason;

    internal override string TriggerName => On switch
    {
        WaitingOn.Requester => "ask",
        WaitingOn.Vendor => "wait-for-vendor",
        WaitingOn.OtherTeam => "wait-for-other-team",
        WaitingOn.Schedule => "wait-for-schedule",
        _ => "hold",
    };
}
