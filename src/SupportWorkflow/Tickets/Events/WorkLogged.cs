using System.Text.Json.Serialization;
using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>Something was written into the work log.</summary>
/// <param name="Text">What.</param>
/// <param name="VisibleToRequester">Whether the requester may read it.</param>
/// <param name="Topic">What the entry is, in the desk's words; may be empty.</param>
public sealed record WorkLogged(string Text, bool VisibleToRequester = false, string Topic = "") : TicketEvent
{
    /// <summary>Files that belong to it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ValueList<AttachmentRecord> Attachments { get; init; }

    internal override string StableName => "work-logged";
}
