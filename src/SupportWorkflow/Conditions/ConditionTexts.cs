namespace SupportWorkflow.Conditions;

/// <summary>The sentences about conditions.</summary>
internal static class ConditionTexts
{
    public static readonly TextTable Table = new("Conditions");

    /// <summary>"A, B or C"; of one text that text.</summary>
    public static LocalText Or(params LocalText[] texts) =>
        texts.Length == 1 ? texts[0] : Table.Say("or", LocalText.List(texts[..^1]), texts[^1]);
}
