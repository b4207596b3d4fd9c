namespace SupportWorkflow.Conditions;

/// <summary>Why a condition said what it said, part by part. Same facts, same instant, same text.</summary>
public sealed class ConditionExplanation
{
    internal ConditionExplanation(ConditionAnswer answer, ValueList<ConditionLine> lines, ValueList<string> missingFacts) =>
        (Answer, Lines, MissingFacts) = (answer, lines, missingFacts);

    /// <summary>What it said.</summary>
    public ConditionAnswer Answer { get; }

    /// <summary>Every part, a whole before its parts.</summary>
    public ValueList<ConditionLine> Lines { get; }

    /// <summary>The facts whose absence leaves the answer open; empty unless it is unknown.</summary>
    public ValueList<string> MissingFacts { get; }

    /// <summary>A line for each part: ✓ holds, ✗ does not, ? is unknown.</summary>
    /// <param name="language">A language tag; every one that begins with <c>zh</c> is Chinese, all others are English.</param>
    public string ToText(string language = "en")
    {
        ArgumentNullException.ThrowIfNull(language);
        return string.Join('\n', Lines.Select(l => $"{new string(' ', 2 * l.Depth)}{Mark(l.Truth)} {l.Text.In(language)}"));
    }

    /// <summary>The English text.</summary>
    public override string ToString() => ToText();

    private static string Mark(Truth truth) =>
        truth switch
        {
            Truth.True => "✓",
            Truth.False => "✗",
            _ => "?",
        };
}
