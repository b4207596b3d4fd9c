namespace SupportWorkflow.Decisions;

/// <summary>The rejections of this room, by their codes.</summary>
internal static class DecisionTexts
{
    private static readonly TextTable Table = new("Decisions");

    /// <summary>A rejection whose sentence stands under its code.</summary>
    public static Rejection No(string code, params object?[] values) => Table.No(code, values);
}
