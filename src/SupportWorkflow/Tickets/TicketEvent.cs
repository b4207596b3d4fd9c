using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow;

/// <summary>
/// Something that happened to a ticket. Events are the truth: a ticket is nothing but the fold over them. The hierarchy is closed, names
/// are stable for ever.
/// </summary>
public abstract partial record TicketEvent
{
    /// <summary>The cause (0: none) times four, and the kind of the actor: one number fits beside the version.</summary>
    private int _causeAndKind;

    /// <summary>Its number in the ticket, counted from 1.</summary>
    [JsonInclude]
    [JsonRequired]
    [JsonPropertyOrder(-9)]
    public int Version { get; internal set; }

    /// <summary>When it was decided; never falls along versions.</summary>
    [JsonInclude]
    [JsonRequired]
    [JsonPropertyOrder(-9)]
    [JsonConverter(typeof(InstantConverter))]
    public Instant RecordedAt { get; internal set; }

    /// <summary>When it really happened; never later than <see cref="RecordedAt"/>.</summary>
    [JsonInclude]
    [JsonRequired]
    [JsonPropertyOrder(-9)]
    [JsonConverter(typeof(InstantConverter))]
    public Instant OccurredAt { get; internal set; }

    /// <summary>Who: an account, or <c>system:</c> and the rule or policy.</summary>
    [JsonInclude]
    [JsonRequired]
    [JsonPropertyOrder(-9)]
    [Personal]
    public string By { get; internal set; } = "";

    /// <summary>What that was: a person, a program of the host's, or a rule or policy.</summary>
    [JsonInclude]
    [JsonPropertyOrder(-9)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ActorKind ByKind
    {
        get => (ActorKind)(_causeAndKind & 3);
        internal set => _causeAndKind = (_causeAndKind & ~3) | (int)value;
    }

    /// <summary>The track it is about: a small lifecycle beside the ticket's own, with clocks and states of its own.
    /// Null: the ticket itself.</summary>
    [JsonInclude]
    [JsonPropertyOrder(-9)]
    public string? Track { get; internal set; }

    /// <summary>The state entered with it; null when the state stays.</summary>
    [JsonInclude]
    [JsonPropertyOrder(-9)]
    public string? To { get; internal set; }

    /// <summary>The host's key of the command that caused it; null: none.</summary>
    [JsonInclude]
    [JsonPropertyOrder(-9)]
    public string? CommandId { get; internal set; }

    /// <summary>The version of the event it follows from, when a rule or policy reacted to one; null:
    /// a command or the passing of time.</summary>
    [JsonInclude]
    [JsonPropertyOrder(-9)]
    public int? Cause
    {
        get => _causeAndKind < 4 ? null : _causeAndKind >> 2;
        internal set
        {
            if (value is < 0 or > int.MaxValue >> 2)
                throw new ArgumentOutOfRangeException(nameof(value), value, "The version of an earlier event.");
            _causeAndKind = ((value ?? 0) << 2) | (_causeAndKind & 3);
        }
    }

    /// <summary>The stable name, such as <c>ticket-resolved</c>.</summary>
    [JsonPropertyName("type")]
    [JsonPropertyOrder(-10)]
    public string Name => StableName;

    internal abstract string StableName { get; }

    /// <summary>Whether the requester may see it; what is not meant for them are internal notes and the work of rules and clocks.</summary>
    internal virtual bool IsForRequester => false;

    /// <summary>The same without what is not meant for the requester.</summary>
    internal virtual TicketEvent ForRequester() => this;

    /// <summary>Whether it sets the instant that a fact holds.</summary>
    internal virtual bool Sets(string fact) => false;

    /// <summary>The event without how the requester can be reached.</summary>
    internal virtual TicketEvent WithoutContact() => this;

    /// <summary>Whether a machine sent it for a person: it ends no waiting, keeps no promise and starts none.</summary>
    internal virtual bool IsMachineMail => false;

    /// <summary>Whether the requester hears from us with it.</summary>
    internal virtual bool IsContact => false;

    /// <summary>Changes what the event says of a ticket that nobody else has seen;
    /// its state and its clocks are changed by all events alike.</summary>
    internal abstract void Fold(Ticket own);

    /// <summary>What happened, in a sentence.</summary>
    internal abstract LocalText Tell(IProfileWords words);

    /// <summary>The event without what it says of a person. Everything else stays, so that what is rebuilt from it stays.</summary>
    public TicketEvent Redact(Redaction redaction)
    {
        ArgumentNullException.ThrowIfNull(redaction);
        var changed = Redacted(new(redaction, redaction.AllTexts || redaction.Names(By)));
        return redaction.Names(By) ? changed with { By = redaction.Pseudonym } : changed;
    }

    /// <summary>The same with the members changed that are marked as personal.</summary>
    internal virtual TicketEvent Redacted(in Redactor r) => this;

    /// <summary>What was before the next event, as far as this one changes it.</summary>
    internal virtual TicketBefore Past(TicketBefore before) => before;
}
