namespace SupportWorkflow.ProfileMoves;

/// <summary>The sentences of this feature.</summary>
internal static class MoveTexts
{
    public static readonly TextTable Table = new("Features.ProfileMoves");
}
