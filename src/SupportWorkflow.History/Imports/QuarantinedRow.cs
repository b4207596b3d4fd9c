using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace SupportWorkflow.History;

/// <summary>A row that was set aside: counted and listed, part of no ticket.</summary>
/// <param name="Line">The line of the file, counted from 1.</param>
/// <param name="Why">What is wrong with it.</param>
/// <param name="Found">What stands there.</param>
public sealed partial record QuarantinedRow(
    long Line,
    [property: JsonConverter(typeof(KebabCaseEnumConverter<QuarantineReason>))] QuarantineReason Why,
    string Found
)
{
    private const int LongestShown = 60;

    /// <summary>The stable code, such as <c>row.unknown-state</c>.</summary>
    public string Code => "row." + Capital().Replace(Why.ToString(), "-$0").TrimStart('-').ToLowerInvariant();

    /// <summary>The sentence in both languages.</summary>
    public LocalText Reason => ImportTexts.Table.Say(Code, Shown(Found));

    /// <summary>Short enough for a line, and harmless to a terminal.</summary>
    private static string Shown(string found)
    {
        var text = string.Concat(found.Take(LongestShown).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c));
        return found.Length > LongestShown ? text + "…" : text;
    }

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();
}
