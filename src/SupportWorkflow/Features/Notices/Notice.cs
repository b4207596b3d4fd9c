using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Notices;

namespace SupportWorkflow;

/// <summary>
/// Something somebody is to be told: data, made by a decision and kept in the outbox with it. The library sends nothing; the host sends at
/// least once, and <see cref="Key"/> tells a repetition. Facts and text are worked out when they are first read. Immutable and thread-safe.
/// </summary>
/// <example><code>
/// foreach (Notice notice in decision.Notices) Console.WriteLine($"{notice.Recipient}: {notice.Text.In("zh-CN")}");
/// </code></example>
public sealed class Notice : IEquatable<Notice>
{
    private readonly NoticeSubject? _subject;
    private readonly int _place;
    private string? _key;
    private NoticeContent? _content;

    internal Notice(NoticeSubject subject, int place, NoticeRecipient recipient, int severity, Instant at, Instant? notBefore)
    {
        (_subject, _place, Recipient, Severity, At, NotBefore) = (subject, place, recipient, severity, at, notBefore);
        (Ticket, Template) = (subject.Ticket.Id, subject.Rule.Name);
        MergeKey = subject.Rule.Merge switch
        {
            NoticeMerge.Ticket => Ticket.Value,
            NoticeMerge.Recipient => "*",
            _ => null,
        };
        if (subject.Ticket.Priority is { } priority && subject.Words.Speech.Policies.Scale.Rank(priority.Code) is >= 0 and var rank)
            PriorityRank = rank;
    }

    [JsonConstructor]
    internal Notice(
        string key,
        TicketId ticket,
        NoticeRecipient recipient,
        string template,
        int severity,
        Instant at,
        ValueList<TicketField> facts,
        LocalText text,
        int? priorityRank = null,
        Instant? notBefore = null,
        string? mergeKey = null
    )
    {
        (_key, Ticket, Recipient, Template, Severity, At) = (key, ticket, recipient, template, severity, at);
        (_content, PriorityRank, NotBefore, MergeKey) = (new(facts, text), priorityRank, notBefore, mergeKey);
    }

    /// <summary>Stable and unique: ticket, version of the event, name of the template (a slash in it as <c>%2F</c>), place among the
    /// recipients of that template, joined by slashes.</summary>
    public string Key =>
        _key ??= string.Create(CultureInfo.InvariantCulture, $"{Ticket}/{_subject!.Event.Version}/{Escaped(Template)}/{_place}");

    /// <summary>The place in the key; -1: it was read from JSON.</summary>
    internal int Place => _subject is null ? -1 : _place;

    /// <summary>The event it is sent with; null: it was read from JSON.</summary>
    internal TicketEvent? Event => _subject?.Event;

    private static string Escaped(string template) =>
        template.AsSpan().ContainsAny('/', '%')
            ? template.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal)
            : template;

    /// <summary>The ticket it is about.</summary>
    public TicketId Ticket { get; }

    /// <summary>Whom it is for.</summary>
    public NoticeRecipient Recipient { get; }

    /// <summary>The name of the notice in the profile.</summary>
    public string Template { get; }

    /// <summary>How much of a clock's time was used when it passed the point this is about, in percent: 80 warns, 100 is overdue; 0:
    /// it is about no clock.</summary>
    public int Severity { get; }

    /// <summary>The place of the ticket's priority on its scale: 0 is the highest; null: it has none.</summary>
    public int? PriorityRank { get; }

    /// <summary>When it was decided.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant At { get; }

    /// <summary>Not to be sent earlier, because the recipient's hours are over; null: at once.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public Instant? NotBefore { get; }

    /// <summary>Notices with equal keys for one recipient become one message; null: it stays alone.</summary>
    public string? MergeKey { get; }

    /// <summary>
    /// The values a host needs to write its own text, in a fixed order; what nobody knows is left out. Times are those of the profile's
    /// zone, in ISO 8601 with their offset; words such as the state are the profile's ids.
    /// </summary>
    [JsonConverter(typeof(TicketFieldsConverter))]
    public ValueList<TicketField> Facts => Content.Facts;

    /// <summary>The profile's text in both languages.</summary>
    public LocalText Text => Content.Text;

    private NoticeContent Content => _content ??= _subject!.Read();

    /// <summary>The value of a fact such as <c>number</c> or <c>due.resolution</c>; missing when there is none.</summary>
    public FactValue Fact(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var fact in Facts)
            if (fact.Name == name)
                return fact.Value;
        return FactValue.Missing;
    }

    /// <inheritdoc/>
    public bool Equals(Notice? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && Key == other.Key
            && Ticket == other.Ticket
            && Recipient == other.Recipient
            && Template == other.Template
            && Severity == other.Severity
            && PriorityRank == other.PriorityRank
            && At == other.At
            && NotBefore == other.NotBefore
            && MergeKey == other.MergeKey
            && Facts == other.Facts
            && Text == other.Text
        );

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Notice);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <summary>Recipient and English text.</summary>
    public override string ToString() => $"{Recipient}: {Text.English}";

    /// <summary>The point of a clock it is about; null: none, or it was read from JSON.</summary>
    internal ClockPointReached? Point => _subject?.Event as ClockPointReached;
}
