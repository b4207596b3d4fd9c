namespace SupportWorkflow.Closing;

/// <summary>The sentences of this feature.</summary>
internal static class ClosingTexts
{
    public static readonly TextTable Table = new("Features.Closing");
}
