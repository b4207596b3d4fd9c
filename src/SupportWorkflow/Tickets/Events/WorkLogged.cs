namespace SupportWorkflow;

/// <summary>Something was written into the work log.</summary>
/// <param name="Text">What.</param>
/// <param name="VisibleToRequester">Whether the requester may read it.</param>
public sealed record WorkLogged(string Text, bool VisibleToRequester = false) : TicketEvent
{
    internal override string StableName => "work-logged";
}
