using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SupportWorkflow.Escalations;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Links;
using SupportWorkflow.Notices;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Messages;

/// <summary>How tickets and events are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [
        typeof(InstantConverter),
        typeof(TicketIdConverter),
        typeof(TicketNumberConverter),
        typeof(AgentIdConverter),
        typeof(TeamIdConverter),
        typeof(PriorityCodeConverter),
        typeof(CategoryPathConverter),
        typeof(SlaTargetConverter),
        typeof(TicketEventConverter),
        typeof(KebabCaseEnumConverter<ActorKind>),
        typeof(KebabCaseEnumConverter<StateKind>),
        typeof(KebabCaseEnumConverter<WaitingOn>),
        typeof(KebabCaseEnumConverter<ClockMarkKind>),
        typeof(KebabCaseEnumConverter<RetargetMode>),
        typeof(KebabCaseEnumConverter<ResolutionResult>),
        typeof(KebabCaseEnumConverter<ResolutionSource>),
        typeof(ValueListConverter<LocalText>),
        typeof(ValueListConverter<SlaClock>),
        typeof(RoleConverter),
        typeof(ValueListConverter<Role>),
        typeof(SlaClockConverter),
        typeof(ClockMarkConverter),
        typeof(TargetChoiceConverter),
        typeof(ValueListConverter<ClockMark>),
        typeof(ValueListConverter<ClockPoint>),
        typeof(ValueListConverter<LinkRecord>),
        typeof(ValueListConverter<TicketEvent>),
        typeof(TicketFieldsConverter),
        typeof(ValueListConverter<MissingField>),
        typeof(ValueListConverter<AttachmentRecord>),
        typeof(ValueListConverter<string>),
        typeof(ValueListConverter<RuleFiring>),
        typeof(ValueListConverter<EventTime>),
        typeof(NoticeRecipientConverter),
    ]
)]
[JsonSerializable(typeof(Ticket))]
[JsonSerializable(typeof(ValueList<ClockMark>))]
[JsonSerializable(typeof(ValueList<ClockPoint>))]
[JsonSerializable(typeof(SlaTarget))]
[JsonSerializable(typeof(ClockMarkKind))]
[JsonSerializable(typeof(TargetChoice))]
[JsonSerializable(typeof(RetargetMode))]
[JsonSerializable(typeof(ProfileVersion))]
[JsonSerializable(typeof(ValueList<TicketEvent>))]
[JsonSerializable(typeof(EventHeader))]
[JsonSerializable(typeof(TicketOpened))]
[JsonSerializable(typeof(TicketClassified))]
[JsonSerializable(typeof(TicketPrioritised))]
[JsonSerializable(typeof(TargetChosen))]
[JsonSerializable(typeof(TicketAssigned))]
[JsonSerializable(typeof(WorkStarted))]
[JsonSerializable(typeof(RequesterContacted))]
[JsonSerializable(typeof(RequesterAsked))]
[JsonSerializable(typeof(ReplyRecorded))]
[JsonSerializable(typeof(WaitStarted))]
[JsonSerializable(typeof(WorkResumed))]
[JsonSerializable(typeof(TicketResolved))]
[JsonSerializable(typeof(ResolutionConfirmed))]
[JsonSerializable(typeof(ResolutionRefused))]
[JsonSerializable(typeof(TicketClosed))]
[JsonSerializable(typeof(TicketCancelled))]
[JsonSerializable(typeof(TicketHandedOver))]
[JsonSerializable(typeof(TicketClaimed))]
[JsonSerializable(typeof(AssignmentAcknowledged))]
[JsonSerializable(typeof(AssignmentDeclined))]
[JsonSerializable(typeof(WorkLogged))]
[JsonSerializable(typeof(WorkaroundGiven))]
[JsonSerializable(typeof(TicketRated))]
[JsonSerializable(typeof(TicketAudited))]
[JsonSerializable(typeof(TicketArchived))]
[JsonSerializable(typeof(TicketReopened))]
[JsonSerializable(typeof(TicketLinked))]
[JsonSerializable(typeof(FieldsSet))]
[JsonSerializable(typeof(DetailsMissing))]
[JsonSerializable(typeof(TicketReturned))]
[JsonSerializable(typeof(TriggerFired))]
[JsonSerializable(typeof(PauseRecorded))]
[JsonSerializable(typeof(ProfileChanged))]
[JsonSerializable(typeof(StateImported))]
[JsonSerializable(typeof(ClockPointReached))]
[JsonSerializable(typeof(ClockPointWithdrawn))]
[JsonSerializable(typeof(RuleFired))]
[JsonSerializable(typeof(CascadeStopped))]
[JsonSerializable(typeof(TicketEscalated))]
[JsonSerializable(typeof(EscalationAnswered))]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(TicketCommand))]
[JsonSerializable(typeof(AcknowledgeTicket))]
[JsonSerializable(typeof(AnswerEscalation))]
[JsonSerializable(typeof(ArchiveTicket))]
[JsonSerializable(typeof(AskRequester))]
[JsonSerializable(typeof(AssignTicket))]
[JsonSerializable(typeof(AuditTicket))]
[JsonSerializable(typeof(CancelTicket))]
[JsonSerializable(typeof(ClaimTicket))]
[JsonSerializable(typeof(ClassifyTicket))]
[JsonSerializable(typeof(CloseTicket))]
[JsonSerializable(typeof(ConfirmResolution))]
[JsonSerializable(typeof(DeclineTicket))]
[JsonSerializable(typeof(EscalateTicket))]
[JsonSerializable(typeof(FireTrigger))]
[JsonSerializable(typeof(GiveWorkaround))]
[JsonSerializable(typeof(HandOver))]
[JsonSerializable(typeof(LinkTicket))]
[JsonSerializable(typeof(LogWork))]
[JsonSerializable(typeof(MoveToProfile))]
[JsonSerializable(typeof(OpenTicket))]
[JsonSerializable(typeof(PrioritiseTicket))]
[JsonSerializable(typeof(RateTicket))]
[JsonSerializable(typeof(RecordContact))]
[JsonSerializable(typeof(RecordPause))]
[JsonSerializable(typeof(RecordReply))]
[JsonSerializable(typeof(RefuseResolution))]
[JsonSerializable(typeof(ReopenTicket))]
[JsonSerializable(typeof(ResolveTicket))]
[JsonSerializable(typeof(ResumeWork))]
[JsonSerializable(typeof(ReturnToQueue))]
[JsonSerializable(typeof(SetFields))]
[JsonSerializable(typeof(StartWork))]
[JsonSerializable(typeof(WaitFor))]
internal sealed partial class MessageJson : JsonSerializerContext
{
    /// <summary>What is written, with texts as they are.</summary>
    public static MessageJson Readable => field ??= new(ReadableJson.Of(Default.Options));

    /// <summary>How commands are read and written: the stable name of its type tells which it is.</summary>
    public static JsonTypeInfo<TicketCommand> Command =>
        field ??=
            (JsonTypeInfo<TicketCommand>)
                new JsonSerializerOptions(ReadableJson.Of(Default.Options))
                {
                    AllowOutOfOrderMetadataProperties = true,
                    TypeInfoResolver = Default.WithAddedModifier(static info =>
                    {
                        if (info.Type != typeof(TicketCommand))
                            return;
                        info.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "type" };
                        foreach (var row in MessageTable.Commands)
                            info.PolymorphismOptions.DerivedTypes.Add(new(row.Type, row.Name));
                    }),
                }.GetTypeInfo(typeof(TicketCommand));
}
