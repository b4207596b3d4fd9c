namespace SupportWorkflow.Assignments;

/// <summary>The sentences of this feature.</summary>
internal static class AssignmentTexts
{
    public static readonly TextTable Table = new("Features.Assignments");
}
