namespace SupportWorkflow.Classifications;

/// <summary>
/// One word or phrase that is looked for. The last word of it may be inflected as regular English words are: <c>crash</c> is found in
/// crashes, crashed and crashing, <c>update</c> in updating, <c>battery</c> in batteries, <c>plan</c> in planned.
/// </summary>
internal sealed class Phrase
{
    private static readonly string[] Regular = ["s", "es", "ed", "ing"],
        AfterE = ["e", "es", "ed", "ing"],
        AfterY = ["y", "ies", "ied", "ying"],
        Doubled = ["ed", "ing"];

    private readonly string[]? _endings;
    private readonly bool _endsWord,
        _doubles;

    /// <param name="text">As the profile has it.</param>
    /// <param name="category">The number of its category.</param>
    /// <param name="weight">How much it counts; 0: it excludes the category.</param>
    public Phrase(string text, int category, double weight)
    {
        (Text, Category, Weight) = (text, category, weight);
        var folded = Folded(text);
        _endsWord = WordCharacters.Spells(folded[^1]);
        var last = folded[(folded.LastIndexOf(' ') + 1)..];
        // Short words and what is no English word stand as they are: IT is not found in its.
        if (last.Length > 3 && last.All(char.IsAsciiLetterLower))
        {
            _endings =
                last[^1] == 'e' ? AfterE
                : last[^1] == 'y' && !"aeiou".Contains(last[^2]) ? AfterY
                : Regular;
            _doubles = ReferenceEquals(_endings, Regular);
        }
        Stem = _endings is null || ReferenceEquals(_endings, Regular) ? folded : folded[..^1];
    }

    public string Text { get; }

    public int Category { get; }

    public double Weight { get; }

    /// <summary>What every form of it begins with.</summary>
    public string Stem { get; }

    /// <summary>Where it ends in a text; -1: it does not stand there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">How far it has been compared, from where a word may begin.</param>
    /// <param name="depth">How much of the stem that was.</param>
    public int EndIn(ReadOnlySpan<char> text, int at, int depth)
    {
        foreach (var c in Stem.AsSpan(depth))
        {
            if (at == text.Length || WordCharacters.Of(text[at]) != c)
                return -1;
            at = WordCharacters.After(text, at);
        }
        if (!_endsWord)
            return at;
        var end = at;
        while (end < text.Length && WordCharacters.Spells(text[end]))
            end++;
        return Ends(text[at..end]) ? end : -1;
    }

    /// <summary>A text as it is compared: one space for every run of spaces and hyphens, none at its ends.</summary>
    public static string Folded(string text) =>
        string.Join(' ', string.Concat(text.Select(WordCharacters.Of)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private bool Ends(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
            return _endings is null || ReferenceEquals(_endings, Regular);
        if (_endings is null)
            return false;
        foreach (var ending in _endings)
            if (Same(rest, ending))
                return true;
        if (_doubles && WordCharacters.Of(rest[0]) == Stem[^1])
            foreach (var ending in Doubled)
                if (Same(rest[1..], ending))
                    return true;
        return false;
    }

    private static bool Same(ReadOnlySpan<char> rest, string ending)
    {
        if (rest.Length != ending.Length)
            return false;
        for (var i = 0; i < rest.Length; i++)
            if (WordCharacters.Of(rest[i]) != ending[i])
                return false;
        return true;
    }
}
