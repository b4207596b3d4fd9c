namespace SupportWorkflow.Classifications;

/// <summary>The sentences of this feature.</summary>
internal static class ClassificationTexts
{
    public static readonly TextTable Table = new("Features.Classifications");
}
