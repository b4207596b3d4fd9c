using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Notices;

/// <summary>What the texts of a profile's notices may say, and how it is said: times in the profile's zone, words by their names.</summary>
internal sealed class NoticeVocabulary
{
    private const string FieldPrefix = "field.",
        TrackPrefix = "track.";

    private static readonly ValueList<string> OfTracks =
    [
        "track-started",
        "track-moved",
        "track-amended",
        "track-cancelled",
        "clock-point-reached",
        "rule-fired",
    ];

    /// <summary>What stands for any time in a sample: an ordinary Friday.</summary>
    public static readonly Instant Sometime = Instant.FromUtc(2024, 10, 11, 9, 30);

    private readonly NoticeWord[] _words;

    /// <param name="policies">The profile.</param>
    /// <param name="zone">Where its people live.</param>
    /// <param name="rows">The kinds of event there are.</param>
    public NoticeVocabulary(TicketPolicies policies, DateTimeZone zone, ValueList<EventRow> rows)
    {
        Speech = new(policies, zone);
        _words =
        [
            .. NoticeWords.Common,
            .. policies.Objectives.SelectMany(o =>
                new NoticeWord[] { new("due." + o.Name, s => s.DueOf(o.Name)), new("limit." + o.Name, s => s.LimitOf(o.Name)) }
            ),
            .. policies
                .Facts.Catalogue.Names.Where(n => n.StartsWith(FieldPrefix, StringComparison.Ordinal))
                .Select(n => new NoticeWord(n, s => s.Field(n, n[FieldPrefix.Length..]))),
            .. policies
                .Facts.Catalogue.Names.Where(n => n.StartsWith(TrackPrefix, StringComparison.Ordinal))
                .Select(n => new NoticeWord(n, s => s.Fact(n), policies.Events.Of(OfTracks))),
            .. NoticeWords.OfMessages(rows, policies.Events),
            .. NoticeWords.OfEvents(policies.Events),
        ];
    }

    public NoticeSpeech Speech { get; }

    /// <summary>The kinds of event there are.</summary>
    public EventNames Events => Speech.Policies.Events;

    /// <summary>The number of a word that says something with every one of the events; -1: there is none.</summary>
    public int IndexOf(string name, EventSet events) => Array.FindIndex(_words, w => w.Name == name && w.SuitsAll(events));

    /// <summary>The words that say something with every one of the events.</summary>
    public IEnumerable<string> Known(EventSet events) => _words.Where(w => w.SuitsAll(events)).Select(w => w.Name);

    public bool Suits(int word, EventSet events) => _words[word].SuitsAll(events);

    public string NameOf(int word) => _words[word].Name;

    /// <summary>The values of all words; those of other events are missing.</summary>
    public NoticeValue[] Read(NoticeView view)
    {
        var kind = Events.Of(view.Event);
        return Array.ConvertAll(_words, w => w.SuitsAll(kind) ? w.Read(view) : default);
    }

    /// <summary>What every word could stand for, for somebody who reads the texts before there is a ticket.</summary>
    /// <param name="number">A number as the profile writes it.</param>
    public NoticeValue[] Samples(string number) => Array.ConvertAll(_words, w => Sample(w.Name, number));

    private NoticeValue Sample(string name, string number)
    {
        var policies = Speech.Policies;
        var fact = policies.RuleFacts.Catalogue.Find(name);
        return name switch
        {
            "number" => number,
            "priority" or "priority.before" => policies.Scale.Codes[0].Code,
            "state" => new(FactValue.Of(policies.Lifecycle.Initial.Name), policies.Lifecycle.Initial.Text),
            "objective" when policies.Objectives.Count > 0 => new(FactValue.Of(policies.Objectives[0].Name), policies.Objectives[0].Text),
            "point" => "80%",
            "left" => new(FactValue.Of("PT1H"), ServiceLevelTexts.Spoken(Duration.FromHours(1))),
            "level" => new(FactValue.Of(1)),
            _ when IsTime(name) || fact is { IsInstant: true } => Speech.Time(Sometime),
            _ when fact is { Choices: [var first, ..] } => new(FactValue.Of(first.Value), first.Text),
            _ when fact is { Type: FactType.YesNo } => new(FactValue.Of(true), NoticeTexts.Table.Say("yes")),
            _ => new(FactValue.Of(name), NoticeTexts.Table.Say("sample", fact?.Label ?? name)),
        };
    }

    private static bool IsTime(string name) => name is "opened" or "at" or "due" || name.StartsWith("due.", StringComparison.Ordinal);
}
