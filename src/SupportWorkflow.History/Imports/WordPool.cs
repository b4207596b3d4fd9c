namespace SupportWorkflow.History;

/// <summary>One instance and one number of each word: a log repeats few words a million times.</summary>
internal sealed class WordPool
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    /// <summary>The word of a number; null for -1.</summary>
    public string? this[int number] => number < 0 ? null : _words[number];

    /// <summary>The number of a word.</summary>
    public int NumberOf(ReadOnlySpan<char> word)
    {
        if (_numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var number))
            return number;
        var own = word.ToString();
        _numbers.Add(own, _words.Count);
        _words.Add(own);
        return _words.Count - 1;
    }
}
