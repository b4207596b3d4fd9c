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

    private readonly string _stem;
    private readonly string[]? _endings;
    private readonly bool _beginsWord,
        _endsWord,
        _doubles;

    /// <param name="text">As the profile has it.</param>
    /// <param name="category">The number of its category.</param>
    /// <param name="weight">How much it counts; 0: it excludes the category.</param>
    public Phrase(string text, int category, double weight)
    {
        (Text, Category, Weight) = (text, category, weight);
        var folded = Folded(text);
        (_beginsWord, _endsWord) = (WordCharacters.Spells(folded[0]), WordCharacters.Spells(folded[^1]));
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
        _stem = _endings is null || ReferenceEquals(_endings, Regular) ? folded : folded[..^1];
    }

    public string Text { get; }

    public int Category { get; }

    public double Weight { get; }

    /// <summary>The characters it begins with; the second is <c>\0</c> where there is no other.</summary>
    public (char, char) Beginning => (_stem[0], _stem.Length > 1 ? _stem[1] : '\0');

    /// <summary>How much of a text it takes up from a place on; 0: it does not stand there.</summary>
    public int LengthAt(ReadOnlySpan<char> text, int at)
    {
        if (_beginsWord && at > 0 && WordCharacters.Spells(text[at - 1]))
            return 0;
        var i = at;
        foreach (var c in _stem)
        {
            if (i == text.Length || WordCharacters.Of(text[i]) != c)
                return 0;
            i++;
            if (c == ' ')
                while (i < text.Length && WordCharacters.Of(text[i]) == ' ')
                    i++;
        }
        if (!_endsWord)
            return i - at;
        var end = i;
        while (end < text.Length && WordCharacters.Spells(text[end]))
            end++;
        return Ends(text[i..end]) ? end - at : 0;
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
        if (_doubles && WordCharacters.Of(rest[0]) == _stem[^1])
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
