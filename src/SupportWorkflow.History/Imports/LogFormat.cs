namespace SupportWorkflow.History;

/// <summary>How a foreign log is cut into lines and fields.</summary>
/// <param name="Delimiter">What stands between two fields: one ASCII character.</param>
/// <param name="Quote">What encloses a field that contains the delimiter: one ASCII character; null: nothing does.</param>
/// <param name="Encoding">A name of <see cref="Encodings"/>; a byte order mark in the file wins over it.</param>
/// <param name="LineBreaksInQuotes">Whether an enclosed field may go on over the end of its line.</param>
internal sealed record LogFormat(char Delimiter, char? Quote, string Encoding, bool LineBreaksInQuotes)
{
    private static readonly Dictionary<string, char> Words = new(StringComparer.Ordinal)
    {
        ["comma"] = ',',
        ["semicolon"] = ';',
        ["tab"] = '\t',
        ["pipe"] = '|',
        ["space"] = ' ',
    };

    /// <summary>The encodings a map may name.</summary>
    public static ValueList<string> Encodings => ["utf-8", "utf-16", "utf-16be", "latin-1", "windows-1252", "gb18030"];

    public static LogFormat Parse(LogFormatDocument? document, string path, ProblemList problems)
    {
        var encoding = document?.Encoding ?? "utf-8";
        if (!Encodings.Contains(encoding))
            problems.AddUnknown(path + ".encoding", "map.unknown-encoding", encoding, Encodings);
        var delimiter = Character(document?.Delimiter ?? ",", path + ".delimiter", problems);
        char? quote = document?.Quote == "none" ? null : Character(document?.Quote ?? "\"", path + ".quote", problems);
        if (quote == delimiter)
            problems.Add(path + ".quote", "map.quote-is-delimiter", $"'{quote}' for both", "two different characters");
        return new(delimiter, quote, encoding, document?.LineBreaksInQuotes ?? false);
    }

    private static char Character(string text, string path, ProblemList problems)
    {
        if (Words.TryGetValue(text, out var named))
            return named;
        if (text.Length == 1 && text[0] is >= ' ' and <= '~' or '\t')
            return text[0];
        var none = path.EndsWith(".quote", StringComparison.Ordinal) ? ", none" : "";
        var allowed = $"one character, {string.Join(", ", Words.Keys)}{none}";
        problems.Add(path, "map.not-one-character", $"'{text}'", allowed);
        return '\0';
    }
}
