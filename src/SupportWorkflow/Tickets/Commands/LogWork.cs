using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>Writes down what was done: diagnosis, obstacle, next plan (HND-1).</summary>
/// <param name="Text">What; not empty.</param>
public sealed record LogWork(string Text) : TicketCommand
{
    /// <summary>Whether the requester may read it. Default: no.</summary>
    public bool VisibleToRequester { get; init; }

    /// <summary>What the entry is, in the desk's words, such as <c>step</c>, <c>obstacle</c> or <c>plan</c>; may be empty.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Files that belong to it (INT-9).</summary>
    public ValueList<AttachmentRecord> Attachments { get; init; }

    internal override string TriggerName => "log";
}
