namespace SupportWorkflow.Desk;

/// <summary>The rejections and validation messages of this room.</summary>
internal static class DeskTexts
{
    private static readonly TextTable Table = new("Desk");

    public static Rejection No(string code, params object?[] values) => Table.No(code, values);
}
