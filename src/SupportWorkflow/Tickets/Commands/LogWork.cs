namespace SupportWorkflow;

/// <summary>Writes down what was done: diagnosis, obstacle, next plan (HND-1).</summary>
/// <param name="Text">What; not empty.</param>
public sealed record LogWork(string Text) : TicketCommand
{
    /// <summary>Whether the requester may read it. Default: no.</summary>
    public bool VisibleToRequester { get; init; }

    internal override string TriggerName => "log";
}
