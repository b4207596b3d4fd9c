namespace SupportWorkflow.Handling;

/// <summary>The sentences of this feature.</summary>
internal static class HandlingTexts
{
    public static readonly TextTable Table = new("Features.Handling");
}
