using System.Globalization;

namespace SupportWorkflow.Classifications;

/// <summary>
/// How words are compared: small and capital letters, full and half width are alike, spaces and hyphens are alike, and a word ends where no
/// letter or digit follows. Characters of Chinese, Japanese and Korean have no such end: each may begin or end a word.
/// </summary>
internal static class WordCharacters
{
    private static readonly char[] Folded = Table(Fold);
    private static readonly bool[] Spelling = Table(IsSpelling);

    /// <summary>The character as it is compared.</summary>
    public static char Of(char c) => Folded[c];

    /// <summary>Whether it is a letter or digit of a script that writes words apart.</summary>
    public static bool Spells(char c) => Spelling[c];

    /// <summary>The place after a character; of spaces and hyphens in a row, after all of them.</summary>
    public static int After(ReadOnlySpan<char> text, int at)
    {
        if (Of(text[at++]) == ' ')
            while (at < text.Length && Of(text[at]) == ' ')
                at++;
        return at;
    }

    private static char Fold(char c)
    {
        if (c is >= '\uFF01' and <= '\uFF5E')
            c = (char)(c - 0xFEE0);
        if (char.IsWhiteSpace(c) || c == '-' || char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation)
            return ' ';
        return c == '\u2019' ? '\'' : char.ToLowerInvariant(c);
    }

    private static bool IsSpelling(char c) => char.IsLetterOrDigit(Fold(c)) && !IsIdeograph(c);

    private static bool IsIdeograph(char c) =>
        c
            is >= '\u2E80'
                and <= '\u9FFF'
                or >= '\uA960'
                and <= '\uA97F'
                or >= '\uAC00'
                and <= '\uD7FF'
                or >= '\uF900'
                and <= '\uFAFF'
                or >= '\uFF66'
                and <= '\uFFDC';

    private static T[] Table<T>(Func<char, T> of) => [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => of((char)c))];
}
