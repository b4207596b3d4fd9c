namespace SupportWorkflow;

/// <summary>Work went on.</summary>
public sealed record WorkResumed : TicketEvent
{
    internal override string StableName => "work-resumed";
}
