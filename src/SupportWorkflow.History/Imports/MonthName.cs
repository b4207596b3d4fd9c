using System.Globalization;
using System.Text;

namespace SupportWorkflow.History;

/// <summary>The names of months in English, Chinese, German, French and Spanish, in full and as they are cut short.</summary>
internal static class MonthName
{
    /// <summary>Without accents, which not every export has.</summary>
    private static readonly string[] Written =
    [
        "january jan januar janner janvier janv enero ene 一月",
        "february feb februar feber fevrier fevr fev febrero 二月",
        "march mar marz mrz maerz mars marzo 三月",
        "april apr avril avr abril abr 四月",
        "may mai mayo 五月",
        "june jun juni juin junio 六月",
        "july jul juli juillet juil julio 七月",
        "august aug aout agosto ago 八月",
        "september sep sept septembre septiembre setiembre set 九月",
        "october oct oktober okt octobre octubre 十月",
        "november nov novembre noviembre 十一月",
        "december dec dezember dez decembre diciembre dic 十二月",
    ];

    private static readonly Dictionary<string, int> Months = Written
        .SelectMany((names, month) => names.Split(' ').Append($"{month + 1}月").Select(name => (name, month)))
        .ToDictionary(m => m.name, m => m.month + 1, StringComparer.OrdinalIgnoreCase);

    /// <summary>The month of a name, with or without the dot of a name cut short; 0: it is none.</summary>
    public static int Of(string name) => Months.GetValueOrDefault(Plain(name.TrimEnd('.')));

    /// <summary>The text with every name of a month in English, as formats read it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inFull">Whether the format wants names in full.</param>
    /// <param name="dropsDots">Whether a dot behind a name belongs to the name.</param>
    public static string InEnglish(string text, bool inFull, bool dropsDots)
    {
        var names = CultureInfo.InvariantCulture.DateTimeFormat;
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var word = text[at..Math.Max(EndOfName(text, at), at + 1)];
            var month = Of(word);
            result.Append(
                month == 0 ? word
                : inFull ? names.GetMonthName(month)
                : names.GetAbbreviatedMonthName(month)
            );
            at += word.Length;
            if (month > 0 && dropsDots && at < text.Length && text[at] == '.')
                at++;
        }
        return result.ToString();
    }

    /// <summary>Letters; or digits before 月, which is how Chinese cuts names short.</summary>
    private static int EndOfName(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        if (end > at)
            return end < text.Length && text[end] == '月' ? end + 1 : end;
        while (end < text.Length && (char.IsLetter(text[end]) || IsAccent(text[end])) && text[end] != '年')
            end++;
        return end;
    }

    private static string Plain(string name) =>
        string.Concat(
            name.Where(c => !IsAccent(c))
                .Select(c =>
                    c switch
                    {
                        'ä' or 'Ä' => 'a',
                        'é' or 'É' => 'e',
                        'û' or 'Û' => 'u',
                        _ => c,
                    }
                )
        );

    /// <summary>An accent that is a character of its own.</summary>
    private static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036F';
}
