namespace SupportWorkflow;

/// <summary>Somebody began to work on it.</summary>
public sealed record WorkStarted : TicketEvent
{
    internal override string StableName => "work-started";
}
