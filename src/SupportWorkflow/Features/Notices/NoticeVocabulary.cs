using NodaTime;

namespace SupportWorkflow.Notices;

/// <summary>What the texts of a profile's notices may say, and how it is said: times in the profile's zone, words by their names.</summary>
internal sealed class NoticeVocabulary
{
    private const string FieldPrefix = "field.";

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
}
