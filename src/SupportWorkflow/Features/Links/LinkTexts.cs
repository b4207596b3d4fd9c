namespace SupportWorkflow.Links;

/// <summary>The sentences of this feature.</summary>
internal static class LinkTexts
{
    public static readonly TextTable Table = new("Features.Links");
}
