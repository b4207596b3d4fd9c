namespace SupportWorkflow.Imports;

/// <summary>The sentences of this room.</summary>
internal static class ImportTexts
{
    public static readonly TextTable Table = new("Imports");
}
