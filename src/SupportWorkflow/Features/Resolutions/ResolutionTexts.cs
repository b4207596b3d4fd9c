namespace SupportWorkflow.Resolutions;

/// <summary>The sentences of this feature.</summary>
internal static class ResolutionTexts
{
    public static readonly TextTable Table = new("Features.Resolutions");
}
