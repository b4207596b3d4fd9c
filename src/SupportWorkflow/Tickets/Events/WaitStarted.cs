using SupportWorkflow.Lifecycles;

namespace SupportWorkflow;

/// <summary>The ticket was put aside until somebody or something else moves.</summary>
/// <param name="On">Whom or what it waits for.</param>
/// <param name="Reason">Why.</param>
public sealed record WaitStarted(WaitingOn On, string Reason) : TicketEvent
{
    internal override string StableName => "wait-started";
}
