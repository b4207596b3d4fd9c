namespace SupportWorkflow.Tracks;

/// <summary>The sentences of this feature.</summary>
internal static class TrackTexts
{
    public static readonly TextTable Table = new("Features.Tracks");
}
