using System.Text;

namespace SupportWorkflow.Notices;

/// <summary>A notice's text in both languages, its places numbered by the words of the vocabulary.</summary>
internal sealed class NoticeTemplate
{
    private readonly Piece[] _english;
    private readonly Piece[]? _chinese;

    private NoticeTemplate(Piece[] english, Piece[]? chinese) => (_english, _chinese) = (english, chinese);

    /// <summary>Reads the texts and adds every place that names no word of the notice's events.</summary>
    public static NoticeTemplate Read(TextDocument text, string path, NoticeVocabulary words, EventSet events, ProblemList problems)
    {
        if (text.En.Length == 0)
            problems.Add(path + ".en", "notice.no-text", "an empty text", "a text with {places}");
        return new(
            Pieces(text.En, path + ".en", words, events, problems),
            text.ZhCn is null ? null : Pieces(text.ZhCn, path + ".zh-CN", words, events, problems)
        );
    }

    /// <summary>The texts with their places filled.</summary>
    /// <param name="values">The values of all words, in the order of the vocabulary.</param>
    public LocalText Fill(ReadOnlySpan<NoticeValue> values) =>
        new(Fill(_english, values, "en"), _chinese is null ? null : Fill(_chinese, values, "zh-CN"));

    /// <summary>The places that say nothing with one of the events.</summary>
    public IEnumerable<string> Unsuited(NoticeVocabulary words, EventSet events) =>
        _english
            .Concat(_chinese ?? [])
            .Where(p => p.Word >= 0 && !words.Suits(p.Word, events))
            .Select(p => words.NameOf(p.Word))
            .Distinct();

    private static string Fill(Piece[] pieces, ReadOnlySpan<NoticeValue> values, string language)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
            text.Append(piece.Text ?? values[piece.Word].Text.In(language));
        return text.ToString();
    }

    private static Piece[] Pieces(string text, string path, NoticeVocabulary words, EventSet events, ProblemList problems)
    {
        var pieces = new List<Piece>();
        var said = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('{' or '}'))
            {
                said.Append(text[at]);
                continue;
            }
            if (at + 1 < text.Length && text[at + 1] == text[at])
            {
                said.Append(text[at++]);
                continue;
            }
            var end = text[at] == '{' ? text.IndexOf('}', at) : -1;
            if (end < 0)
            {
                problems.Add(
                    path,
                    "notice.open-brace",
                    $"'{text[at]}' at character {at + 1}",
                    "{place}, or {{ and }} for the braces themselves"
                );
                return [];
            }
            var name = text[(at + 1)..end];
            var word = words.IndexOf(name, events);
            if (word < 0)
                problems.AddUnknown(path, "notice.unknown-place", name, words.Known(events));
            if (said.Length > 0)
                pieces.Add(new(said.ToString(), -1));
            said.Clear();
            pieces.Add(new(null, word));
            at = end;
        }
        if (said.Length > 0)
            pieces.Add(new(said.ToString(), -1));
        return [.. pieces];
    }

    /// <param name="Text">What is said as it is; null: a place.</param>
    /// <param name="Word">The number of the word that fills the place.</param>
    private readonly record struct Piece(string? Text, int Word);
}
