using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SupportWorkflow.Assignments;
using SupportWorkflow.Classifications;
using SupportWorkflow.Escalations;
using SupportWorkflow.Intake;
using SupportWorkflow.Links;
using SupportWorkflow.Proposals;
using SupportWorkflow.ServiceLevels;
using SupportWorkflow.Tracks;
using SupportWorkflow.Watchers;

namespace SupportWorkflow.Messages;

/// <summary>How tickets and events are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    Converters = [
        typeof(ValueListConverter<LocalText>),
        typeof(ValueListConverter<SlaClock>),
        typeof(ValueListConverter<Role>),
        typeof(ValueListConverter<ClockMark>),
        typeof(ValueListConverter<ClockPoint>),
        typeof(ValueListConverter<LinkRecord>),
        typeof(ValueListConverter<WatcherRecord>),
        typeof(ValueListConverter<TicketEvent>),
        typeof(ValueListConverter<MissingField>),
        typeof(ValueListConverter<AttachmentRecord>),
        typeof(ValueListConverter<ClassificationEvidence>),
        typeof(ValueListConverter<TrackRecord>),
        typeof(ValueListConverter<PassedOver>),
        typeof(ValueListConverter<AgentId>),
        typeof(ValueListConverter<TicketDue>),
        typeof(ValueListConverter<Proposal>),
        typeof(ValueListConverter<string>),
        typeof(ValueListConverter<RuleFiring>),
        typeof(ValueListConverter<EventTime>),
        typeof(ValueListConverter<EscalationCause>),
        typeof(ValueListConverter<FollowUp>),
        typeof(ValueListConverter<Notice>),
    ]
)]
[JsonSerializable(typeof(ClassificationEvidence))]
[JsonSerializable(typeof(TrackRecord))]
[JsonSerializable(typeof(PassedOver))]
[JsonSerializable(typeof(AgentId))]
[JsonSerializable(typeof(TicketDue))]
[JsonSerializable(typeof(Proposal))]
[JsonSerializable(typeof(Ticket))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
[JsonSerializable(typeof(EscalationCause))]
[JsonSerializable(typeof(TicketEvent))]
[JsonSerializable(typeof(LocalText))]
[JsonSerializable(typeof(SlaClock))]
[JsonSerializable(typeof(Role))]
[JsonSerializable(typeof(ClockMark))]
[JsonSerializable(typeof(ClockPoint))]
[JsonSerializable(typeof(LinkRecord))]
[JsonSerializable(typeof(WatcherRecord))]
[JsonSerializable(typeof(MissingField))]
[JsonSerializable(typeof(AttachmentRecord))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(RuleFiring))]
[JsonSerializable(typeof(EventTime))]
[JsonSerializable(typeof(FollowUp))]
[JsonSerializable(typeof(TicketField))]
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
[JsonSerializable(typeof(TargetDropped))]
[JsonSerializable(typeof(OutcomeRecorded))]
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
[JsonSerializable(typeof(WatcherAdded))]
[JsonSerializable(typeof(WatcherRemoved))]
[JsonSerializable(typeof(TrackStarted))]
[JsonSerializable(typeof(TrackMoved))]
[JsonSerializable(typeof(TrackAmended))]
[JsonSerializable(typeof(TrackCancelled))]
[JsonSerializable(typeof(TransferOffered))]
[JsonSerializable(typeof(TransferAccepted))]
[JsonSerializable(typeof(TransferRefused))]
[JsonSerializable(typeof(TicketAmended))]
[JsonSerializable(typeof(TicketTagged))]
[JsonSerializable(typeof(SolutionsProposed))]
[JsonSerializable(typeof(EarlierCasesProposed))]
[JsonSerializable(typeof(FieldsSet))]
[JsonSerializable(typeof(DetailsMissing))]
[JsonSerializable(typeof(TicketReturned))]
[JsonSerializable(typeof(TriggerFired))]
[JsonSerializable(typeof(PauseRecorded))]
[JsonSerializable(typeof(DueSet))]
[JsonSerializable(typeof(PromiseMade))]
[JsonSerializable(typeof(ProfileChanged))]
[JsonSerializable(typeof(StateImported))]
[JsonSerializable(typeof(PersonErased))]
[JsonSerializable(typeof(ClockPointReached))]
[JsonSerializable(typeof(ClockPointWithdrawn))]
[JsonSerializable(typeof(RuleFired))]
[JsonSerializable(typeof(CascadeStopped))]
[JsonSerializable(typeof(TicketEscalated))]
[JsonSerializable(typeof(EscalationAnswered))]
[JsonSerializable(typeof(Notice))]
[JsonSerializable(typeof(DecisionDocument))]
[JsonSerializable(typeof(TicketCommand))]
[JsonSerializable(typeof(AcknowledgeTicket))]
[JsonSerializable(typeof(AmendTicket))]
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
[JsonSerializable(typeof(MakePromise))]
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
[JsonSerializable(typeof(SetDue))]
[JsonSerializable(typeof(SetFields))]
[JsonSerializable(typeof(StartWork))]
[JsonSerializable(typeof(TagTicket))]
[JsonSerializable(typeof(UnwatchTicket))]
[JsonSerializable(typeof(StartTrack))]
[JsonSerializable(typeof(FireTrack))]
[JsonSerializable(typeof(AmendTrack))]
[JsonSerializable(typeof(CancelTrack))]
[JsonSerializable(typeof(OfferTransfer))]
[JsonSerializable(typeof(AcceptTransfer))]
[JsonSerializable(typeof(RefuseTransfer))]
[JsonSerializable(typeof(WaitFor))]
[JsonSerializable(typeof(WatchTicket))]
internal sealed partial class MessageJson : JsonSerializerContext
{
    /// <summary>What is written, with texts as they are.</summary>
    public static MessageJson Readable => field ??= new(ReadableJson.Of(Default.Options));

    /// <summary>What is written and read inside something else: by these words, whatever the options of the whole.</summary>
    public static JsonTypeInfo InfoOf(Type type, JsonSerializerOptions options) =>
        (options.TypeInfoResolver is MessageJson ? options : Default.Options).GetTypeInfo(type);

    /// <summary>Reads a part of something else; what its members refuse to be made of is an error of the JSON.</summary>
    public static object? Read(ref Utf8JsonReader reader, JsonTypeInfo info)
    {
        try
        {
            return JsonSerializer.Deserialize(ref reader, info);
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }
}
