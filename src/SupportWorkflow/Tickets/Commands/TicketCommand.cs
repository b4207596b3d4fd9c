using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow;

/// <summary>
/// An order to a ticket. The hierarchy is closed: a profile's own orders are <see cref="FireTrigger"/>. In JSON, the stable name of its type tells
/// which it is; what the host found out for it is not written.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AcknowledgeTicket), "acknowledge-ticket")]
[JsonDerivedType(typeof(AnswerEscalation), "answer-escalation")]
[JsonDerivedType(typeof(ArchiveTicket), "archive-ticket")]
[JsonDerivedType(typeof(AskRequester), "ask-requester")]
[JsonDerivedType(typeof(AssignTicket), "assign-ticket")]
[JsonDerivedType(typeof(AuditTicket), "audit-ticket")]
[JsonDerivedType(typeof(CancelTicket), "cancel-ticket")]
[JsonDerivedType(typeof(ClaimTicket), "claim-ticket")]
[JsonDerivedType(typeof(ClassifyTicket), "classify-ticket")]
[JsonDerivedType(typeof(CloseTicket), "close-ticket")]
[JsonDerivedType(typeof(ConfirmResolution), "confirm-resolution")]
[JsonDerivedType(typeof(DeclineTicket), "decline-ticket")]
[JsonDerivedType(typeof(EscalateTicket), "escalate-ticket")]
[JsonDerivedType(typeof(FireTrigger), "fire-trigger")]
[JsonDerivedType(typeof(GiveWorkaround), "give-workaround")]
[JsonDerivedType(typeof(HandOver), "hand-over")]
[JsonDerivedType(typeof(LinkTicket), "link-ticket")]
[JsonDerivedType(typeof(LogWork), "log-work")]
[JsonDerivedType(typeof(MoveToProfile), "move-to-profile")]
[JsonDerivedType(typeof(OpenTicket), "open-ticket")]
[JsonDerivedType(typeof(PrioritiseTicket), "prioritise-ticket")]
[JsonDerivedType(typeof(RateTicket), "rate-ticket")]
[JsonDerivedType(typeof(RecordContact), "record-contact")]
[JsonDerivedType(typeof(RecordPause), "record-pause")]
[JsonDerivedType(typeof(RecordReply), "record-reply")]
[JsonDerivedType(typeof(RefuseResolution), "refuse-resolution")]
[JsonDerivedType(typeof(ReopenTicket), "reopen-ticket")]
[JsonDerivedType(typeof(ResolveTicket), "resolve-ticket")]
[JsonDerivedType(typeof(ResumeWork), "resume-work")]
[JsonDerivedType(typeof(ReturnToQueue), "return-to-queue")]
[JsonDerivedType(typeof(SetFields), "set-fields")]
[JsonDerivedType(typeof(StartWork), "start-work")]
[JsonDerivedType(typeof(WaitFor), "wait-for")]
public abstract record TicketCommand
{
    /// <summary>Who orders it.</summary>
    public required Actor By { get; init; }

    /// <summary>The host's key of this order, kept on the events it causes; null: none.</summary>
    public string? CommandId { get; init; }

    /// <summary>When it really happened; null: when it is decided. Never later than that.</summary>
    public Instant? OccurredAt { get; init; }

    /// <summary>The ticket whose decision ordered this as a follow-up; null: it is nobody's.</summary>
    public TicketId? FollowUpOf { get; init; }

    /// <summary>What the host found out for this order; null: nothing, so outside facts are unknown.</summary>
    [JsonIgnore]
    public OutsideFacts? Given { get; init; }

    /// <summary>The reason written with the order; null: this order takes none.</summary>
    internal virtual string? WrittenReason => null;

    /// <summary>The one trigger of the lifecycle this order fires; it also closes the hierarchy.</summary>
    internal abstract string TriggerName { get; }
}
