using System.Text.Json;
using System.Text.Json.Serialization;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Resolutions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>Tickets and events as JSON: stable names, a schema number, what a newer version wrote is kept. Pure and thread-safe.</summary>
/// <example><code>
/// byte[] stored = TicketJson.Write(ticket);
/// Ticket same = TicketJson.ReadTicket(stored);
/// </code></example>
public static class TicketJson
{
    /// <summary>The schema number this version writes; it reads this one and the ones before.</summary>
    public const int Schema = 1;

    /// <summary>A snapshot as JSON.</summary>
    public static byte[] Write(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return JsonSerializer.SerializeToUtf8Bytes(ticket, TicketWireJson.Readable.Ticket);
    }

    /// <summary>An event as JSON.</summary>
    public static byte[] Write(TicketEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return JsonSerializer.SerializeToUtf8Bytes(e, TicketWireJson.Readable.TicketEvent);
    }

    /// <summary>A history as a JSON array.</summary>
    public static byte[] Write(ValueList<TicketEvent> events) => JsonSerializer.SerializeToUtf8Bytes(events, TicketWireJson.Readable.ValueListTicketEvent);

    /// <summary>A notice as JSON, as an outbox keeps it: its text in both languages included.</summary>
    public static byte[] Write(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return JsonSerializer.SerializeToUtf8Bytes(notice, TicketWireJson.Readable.Notice);
    }

    /// <summary>A snapshot from JSON.</summary>
    /// <exception cref="TicketFormatException">It is not one, or a newer version wrote it.</exception>
    public static Ticket ReadTicket(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, TicketWireJson.Default.Ticket) ?? throw new JsonException("It is null.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new TicketFormatException($"The JSON is not a ticket: {e.Message}", e);
        }
    }

    /// <summary>An event from JSON; one that a newer version wrote becomes an <see cref="UnknownEvent"/>.</summary>
    /// <exception cref="TicketFormatException">It is not one.</exception>
    public static TicketEvent ReadEvent(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, TicketWireJson.Default.TicketEvent) ?? throw new JsonException("It is null.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new TicketFormatException($"The JSON is not an event: {e.Message}", e);
        }
    }

    /// <summary>A notice from JSON.</summary>
    /// <exception cref="TicketFormatException">It is not one.</exception>
    public static Notice ReadNotice(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, TicketWireJson.Default.Notice) ?? throw new JsonException("It is null.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException)
        {
            throw new TicketFormatException($"The JSON is not a notice: {e.Message}", e);
        }
    }

    /// <summary>A history from a JSON array.</summary>
    /// <exception cref="TicketFormatException">It is not one.</exception>
    public static ValueList<TicketEvent> ReadEvents(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, TicketWireJson.Default.ValueListTicketEvent);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new TicketFormatException($"The JSON is not a list of events: {e.Message}", e);
        }
    }
}

/// <summary>How tickets and events are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true,
    Converters =
    [
        typeof(InstantConverter), typeof(TicketIdConverter), typeof(TicketNumberConverter), typeof(AgentIdConverter), typeof(TeamIdConverter),
        typeof(PriorityCodeConverter), typeof(CategoryPathConverter), typeof(SlaTargetConverter), typeof(TicketEventConverter),
        typeof(KebabCaseEnumConverter<ActorKind>), typeof(KebabCaseEnumConverter<StateKind>), typeof(KebabCaseEnumConverter<WaitingOn>), typeof(KebabCaseEnumConverter<ClockMarkKind>), typeof(KebabCaseEnumConverter<RetargetMode>),
        typeof(KebabCaseEnumConverter<ResolutionResult>), typeof(KebabCaseEnumConverter<ResolutionSource>), typeof(ValueListConverter<LocalText>), typeof(ValueListConverter<SlaClock>),
        typeof(SlaClockConverter), typeof(ClockMarkConverter), typeof(TargetChoiceConverter), typeof(ValueListConverter<ClockMark>), typeof(ValueListConverter<ClockPoint>), typeof(ValueListConverter<LinkRecord>), typeof(ValueListConverter<TicketEvent>), typeof(TicketFieldsConverter),
        typeof(ValueListConverter<MissingField>), typeof(ValueListConverter<AttachmentRecord>), typeof(ValueListConverter<string>),
        typeof(ValueListConverter<RuleFiring>), typeof(ValueListConverter<EventTime>),
        typeof(NoticeRecipientConverter),
    ])]
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
internal sealed partial class TicketWireJson : JsonSerializerContext
{
    /// <summary>What is written, with texts as they are.</summary>
    public static TicketWireJson Readable => field ??= new(ReadableJson.Of(Default.Options));
}
