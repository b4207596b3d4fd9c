using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;
using SupportWorkflow.Priorities;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow;

/// <summary>What the texts of a profile's notices may say, and how it is said: times in the profile's zone, words by their names.</summary>
internal sealed class NoticeVocabulary
{
    private const string FieldPrefix = "field.";

    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm");

    private readonly NoticeWord[] _words;
    private readonly TicketPolicies _policies;
    private readonly DateTimeZone _zone;

    /// <param name="policies">The profile.</param>
    /// <param name="zone">Where its people live.</param>
    /// <param name="rows">The kinds of event there are.</param>
    public NoticeVocabulary(TicketPolicies policies, DateTimeZone zone, ValueList<EventRow> rows)
    {
        (_policies, _zone) = (policies, zone);
        _words =
        [
            .. NoticeWords.Common,
            .. policies.Objectives.SelectMany(o => new NoticeWord[] { new("due." + o.Name, s => s.DueOf(o.Name)), new("limit." + o.Name, s => s.LimitOf(o.Name)) }),
            .. policies.Facts.Catalogue.Names.Where(n => n.StartsWith(FieldPrefix, StringComparison.Ordinal)).Select(n => new NoticeWord(n, s => s.Field(n, n[FieldPrefix.Length..]))),
            .. NoticeWords.OfMessages(rows, policies.Events),
            .. NoticeWords.OfEvents(policies.Events),
        ];
    }

    public ValueList<Objective> Objectives => _policies.Objectives;

    public PriorityScale Scale => _policies.Scale;

    public CalendarBook Calendars => _policies.Calendars;

    /// <summary>The kinds of event there are.</summary>
    public EventNames Events => _policies.Events;

    /// <summary>What is asked for what a request lacks.</summary>
    public IntakeRules Intake => _policies.Intake;

    /// <summary>The number of a word that says something with every one of the events; -1: there is none.</summary>
    public int IndexOf(string name, EventSet events) => Array.FindIndex(_words, w => w.Name == name && w.SuitsAll(events));

    /// <summary>The words that say something with every one of the events.</summary>
    public IEnumerable<string> Known(EventSet events) => _words.Where(w => w.SuitsAll(events)).Select(w => w.Name);

    public bool Suits(int word, EventSet events) => _words[word].SuitsAll(events);

    public string NameOf(int word) => _words[word].Name;

    /// <summary>The values of all words; those of other events are missing.</summary>
    public NoticeValue[] Read(NoticeSubject subject)
    {
        var kind = Events.Of(subject.Event);
        var view = new NoticeView(subject, this);
        return Array.ConvertAll(_words, w => w.SuitsAll(kind) ? w.Read(view) : default);
    }

    /// <summary>A value of a fact that has a list of them: people call it by its name.</summary>
    public NoticeValue Chosen(string fact, string? value)
    {
        if (value is not null && _policies.Facts.Catalogue.Find(fact) is { Type: FactType.Choice } declared)
            foreach (var choice in declared.Choices)
                if (choice.Value == value) return new(FactValue.Of(value), choice.Text);
        return value;
    }

    /// <summary>An instant: with its offset for programs, to the minute for people.</summary>
    public NoticeValue Time(Instant? at) => at is { } instant && instant.InZone(_zone) is var local
        ? new(FactValue.Of(OffsetDateTimePattern.Rfc3339.Format(local.ToOffsetDateTime())), Minutes.Format(local.LocalDateTime))
        : default;
}
