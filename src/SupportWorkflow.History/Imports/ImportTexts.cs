namespace SupportWorkflow.History;

/// <summary>The sentences of this room.</summary>
internal static class ImportTexts
{
    public static readonly TextTable Table = new("History.Imports");
}
