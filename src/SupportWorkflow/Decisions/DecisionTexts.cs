namespace SupportWorkflow.Decisions;

/// <summary>The rejections of this room, by their codes.</summary>
internal static class DecisionTexts
{
    private static readonly TextTable Table = new("Decisions");

    /// <summary>A rejection whose sentence stands under its code.</summary>
    public static Rejection No(string code, params object?[] values) => Table.No(code, values);

    /// <summary>A sentence, or a part of one.</summary>
    public static LocalText Say(string key, params ReadOnlySpan<object?> values) => Table.Say(key, values);

    /// <summary>Several texts as one.</summary>
    public static LocalText List(IReadOnlyCollection<LocalText> texts) =>
        new(string.Join("; ", texts.Select(t => t.English)), string.Join("；", texts.Select(t => t.In("zh"))));
}
