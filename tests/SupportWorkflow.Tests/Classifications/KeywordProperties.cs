using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Properties;

namespace SupportWorkflow.Classifications;

/// <summary>The one pass over a text finds what one regular expression for each phrase finds.</summary>
[Properties(Arbitrary = [typeof(KeywordProperties)])]
[Trait("Requirement", "CLS-2")]
public sealed class KeywordProperties
{
    private static readonly string[] Pieces =
    [
        "crash",
        "crashes",
        "crashing",
        "update",
        "updating",
        "battery",
        "batteries",
        "plan",
        "planned",
        "IT",
        "its",
        "its'",
        "E-17",
        "Wi-Fi",
        "wifi",
        "WI－FI",
        "disk",
        "hard",
        "hard disk",
        "网络",
        "网络中断",
        "断",
        "打印",
        "打印机",
        "机",
        "é",
        "café",
        "ＶＰＮ",
        "vpn",
        " ",
        "  ",
        "-",
        "\n",
        ".",
        "，",
        "'s",
        "’s",
        "7",
        "x",
        "straße",
        "ﬁ",
    ];

    public static Arbitrary<Case> Cases =>
        Arb.From(
            from count in Gen.Choose(1, 12)
            from words in Gen.ArrayOf(Spoken(1, 3), count)
            from weights in Gen.ArrayOf(Gen.Choose(0, 3), count)
            from categories in Gen.ArrayOf(Gen.Choose(0, 2), count)
            from subject in Spoken(0, 6)
            from description in Spoken(0, 25)
            select new Case(
                [
                    .. words
                        .Select((w, i) => new Word(w, categories[i], weights[i]))
                        .Where(w => Phrase.Folded(w.Text).Length > 0)
                        .DistinctBy(w => (Phrase.Folded(w.Text), w.Category)),
                ],
                subject,
                description
            )
        );

    [Property(Cases = 1000)]
    public Property A_naive_matcher_agrees(Case drawn)
    {
        var categories = Enumerable
            .Range(0, 3)
            .Select(c =>
                (
                    new CategoryPath($"c{c}"),
                    (IReadOnlyList<(string, double)>)[.. drawn.Words.Where(w => w.Category == c).Select(w => (w.Text, (double)w.Weight))]
                )
            )
            .ToList();
        var result = new KeywordClassifier(categories).Classify(new() { Subject = drawn.Subject, Description = drawn.Description });
        var scores = Enumerable.Range(0, 3).Select(c => Score(drawn, c)).ToArray();
        var best = Array.FindIndex(scores, s => s > 0 && s == scores.Max());
        var confidence = best < 0 ? 0 : scores[best] / scores.Sum() * (1 - Math.Pow(2, -scores[best]));
        var agrees =
            best < 0
                ? result is null
                : result is not null
                    && result.Category.Path == $"c{best}"
                    && Math.Abs(result.Confidence - confidence) < 1e-12
                    && result
                        .Evidence.Select(e => e.Word)
                        .Order(StringComparer.Ordinal)
                        .SequenceEqual(
                            drawn.Words.Where(w => w.Category == best && IsIn(w, drawn)).Select(w => w.Text).Order(StringComparer.Ordinal)
                        );
        return agrees.Label($"{result}; naive {string.Join(" ", scores)}");
    }

    private static bool IsIn(Word word, Case drawn) =>
        Pattern(word.Text).IsMatch(drawn.Subject) || Pattern(word.Text).IsMatch(drawn.Description);

    private static double Score(Case drawn, int category)
    {
        var found = drawn.Words.Where(w => w.Category == category && IsIn(w, drawn)).ToList();
        return found.Any(w => w.Weight == 0) ? 0 : found.Sum(w => w.Weight * (Pattern(w.Text).IsMatch(drawn.Subject) ? 2 : 1));
    }

    /// <summary>A phrase as a regular expression, over the same folding of characters told otherwise.</summary>
    private static Regex Pattern(string phrase)
    {
        const string Spells = @"[\p{L}\p{Nd}\p{Nl}\p{No}-[⺀-鿿ꥠ-꥿가-\uD7FF豈-﫿ｦ-ￜ]]";
        var text = new StringBuilder();
        var parts = Regex.Split(phrase.Trim(), @"[\s\p{Pd}]+").Where(p => p.Length > 0).ToArray();
        var last = parts[^1];
        for (var i = 0; i < parts.Length - 1; i++)
            text.Append(Escaped(parts[i])).Append(@"[\s\p{Pd}]+");
        var lower = string.Concat(last.Select(Half)).ToLower(CultureInfo.InvariantCulture);
        if (lower.Length > 3 && lower.All(char.IsAsciiLetter))
            text.Append(
                lower[^1] == 'e' ? $"{Escaped(lower[..^1])}(?:e|es|ed|ing)"
                : lower[^1] == 'y' && !"aeiou".Contains(lower[^2]) ? $"{Escaped(lower[..^1])}(?:y|ies|ied|ying)"
                : $"{Escaped(lower)}(?:|s|es|ed|ing|{Escaped(lower[^1..])}(?:ed|ing))"
            );
        else
            text.Append(Escaped(last));
        var (begins, ends) = (Regex.IsMatch(parts[0][..1], Spells), Regex.IsMatch(last[^1..], Spells));
        return new((begins ? $"(?<!{Spells})" : "") + text + (ends ? $"(?!{Spells})" : ""), RegexOptions.CultureInvariant);
    }

    private static char Small(char c) => Half(c) is var half && half == '’' ? '\'' : char.ToLowerInvariant(half);

    private static char Half(char c) => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c;

    /// <summary>Each character in every form that counts as the same.</summary>
    private static string Escaped(string part) =>
        string.Concat(
            part.Select(c =>
            {
                var small = Small(c);
                var forms = Forms.GetOrAdd(small, _ =>
                    [.. Enumerable.Range(0, char.MaxValue + 1).Select(i => (char)i).Where(f => Small(f) == small)]
                );
                return "[" + string.Concat(forms.Select(f => $"\\u{(int)f:X4}")) + "]";
            })
        );

    private static readonly ConcurrentDictionary<char, char[]> Forms = new();

    private static Gen<string> Spoken(int least, int most) =>
        from count in Gen.Choose(least, most)
        from pieces in Gen.ArrayOf(Gen.Elements(Pieces), count)
        from gaps in Gen.ArrayOf(Gen.Elements("", " ", " "), count)
        select string.Concat(pieces.Zip(gaps, (p, g) => p + g));

    public sealed record Word(string Text, int Category, int Weight);

    public sealed record Case(Word[] Words, string Subject, string Description)
    {
        public override string ToString() => $"[{string.Join("; ", Words.AsEnumerable())}] in \"{Subject}\" and \"{Description}\"";
    }
}
