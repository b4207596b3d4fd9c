using System.Text.Json.Serialization;
using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>The requester answered.</summary>
/// <param name="Text">The answer.</param>
public sealed record ReplyRecorded(string Text) : TicketEvent
{
    /// <summary>Files that came with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<AttachmentRecord> Attachments { get; init; }

    internal override string StableName => "reply-recorded";
}
