namespace SupportWorkflow.Watchers;

/// <summary>The sentences of this feature.</summary>
internal static class WatcherTexts
{
    public static readonly TextTable Table = new("Features.Watchers");
}
