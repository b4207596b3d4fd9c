using System.Diagnostics.CodeAnalysis;

namespace SupportWorkflow;

/// <summary>A text in both languages the product speaks.</summary>
/// <param name="English">The English text.</param>
/// <param name="Chinese">The Simplified Chinese text; absent, the English one stands in.</param>
public sealed record LocalText(string English, string? Chinese = null)
{
    /// <summary>A text that is known in English only; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(english))]
    public static implicit operator LocalText?(string? english) => english is null ? null : new(english);

    /// <summary>The text for a language tag: every tag that begins with <c>zh</c> is Chinese, all others are English.</summary>
    public string In(string language) =>
        Chinese is not null && language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    /// <summary>Several texts as one, joined in each language by what joins there.</summary>
    internal static LocalText Join(IReadOnlyCollection<LocalText> parts, string english = "; ", string chinese = "；") =>
        new(string.Join(english, parts.Select(p => p.English)), string.Join(chinese, parts.Select(p => p.In("zh-CN"))));

    /// <summary>Names as one enumeration.</summary>
    internal static LocalText List(IReadOnlyCollection<LocalText> names) => Join(names, ", ", "、");

    /// <summary>Whole sentences, or words that a space parts in English, one after the other.</summary>
    internal static LocalText Row(IReadOnlyCollection<LocalText> parts) => Join(parts, " ", "");

    /// <summary>The English text.</summary>
    public override string ToString() => English;
}
