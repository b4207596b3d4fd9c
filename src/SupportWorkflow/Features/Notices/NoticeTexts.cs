namespace SupportWorkflow.Notices;

/// <summary>The sentences notices are made of besides those of the profile.</summary>
internal static class NoticeTexts
{
    public static readonly TextTable Table = new("Features.Notices");

    /// <summary>What stands in a text for a value nobody knows.</summary>
    public static readonly LocalText Nothing = "–";
}
