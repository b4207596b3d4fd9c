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
    private readonly FactCatalogue _facts;
    private readonly DateTimeZone _zone;

    public NoticeVocabulary(
        FactCatalogue facts, ValueList<Objective> objectives, PriorityScale scale, CalendarBook calendars, DateTimeZone zone, IntakeRules intake)
    {
        (_facts, Objectives, Scale, Calendars, _zone, Intake) = (facts, objectives, scale, calendars, zone, intake);
        _words =
        [
            .. NoticeWords.Common,
            .. objectives.SelectMany(o => new NoticeWord[] { new("due." + o.Name, s => s.DueOf(o.Name)), new("limit." + o.Name, s => s.LimitOf(o.Name)) }),
            .. facts.Names.Where(n => n.StartsWith(FieldPrefix, StringComparison.Ordinal)).Select(n => new NoticeWord(n, s => s.Field(n, n[FieldPrefix.Length..]))),
            .. NoticeWords.OfEvents,
        ];
    }

    public ValueList<Objective> Objectives { get; }

    public PriorityScale Scale { get; }

    public CalendarBook Calendars { get; }

    /// <summary>What is asked for what a request lacks.</summary>
    public IntakeRules Intake { get; }

    /// <summary>The number of a word that says something with every one of the events; -1: there is none.</summary>
    public int IndexOf(string name, ulong events) => Array.FindIndex(_words, w => w.Name == name && w.SuitsAll(events));

    /// <summary>The words that say something with every one of the events.</summary>
    public IEnumerable<string> Known(ulong events) => _words.Where(w => w.SuitsAll(events)).Select(w => w.Name);

    public bool Suits(int word, ulong events) => _words[word].SuitsAll(events);

    public string NameOf(int word) => _words[word].Name;

    /// <summary>The values of all words; those of other events are missing.</summary>
    public NoticeValue[] Read(NoticeSubject subject)
    {
        var bit = TicketEventNames.BitOf(subject.Event);
        var view = new NoticeView(subject, this);
        return Array.ConvertAll(_words, w => w.SuitsAll(bit) ? w.Read(view) : default);
    }

    /// <summary>A value of a fact that has a list of them: people call it by its name.</summary>
    public NoticeValue Chosen(string fact, string? value)
    {
        if (value is not null && _facts.Find(fact) is { Type: FactType.Choice } declared)
            foreach (var choice in declared.Choices)
                if (choice.Value == value) return new(FactValue.Of(value), choice.Text);
        return value;
    }

    /// <summary>An instant: with its offset for programs, to the minute for people.</summary>
    public NoticeValue Time(Instant? at) => at is { } instant && instant.InZone(_zone) is var local
        ? new(FactValue.Of(OffsetDateTimePattern.Rfc3339.Format(local.ToOffsetDateTime())), Minutes.Format(local.LocalDateTime))
        : default;
}
