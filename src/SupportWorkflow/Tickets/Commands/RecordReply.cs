using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>The requester answered.</summary>
/// <param name="Text">The answer; may be empty.</param>
public sealed record RecordReply(string Text) : TicketCommand
{
    /// <summary>The answers to what was asked for, by name: members of the intake record and the profile's own fields (INT-4).</summary>
    public ValueList<TicketField> Fields { get; init; }

    /// <summary>Files that came with it (INT-9).</summary>
    public ValueList<AttachmentRecord> Attachments { get; init; }

    internal override string TriggerName => "reply";
}
