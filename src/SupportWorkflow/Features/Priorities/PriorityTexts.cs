namespace SupportWorkflow.Priorities;

/// <summary>The sentences of this feature.</summary>
internal static class PriorityTexts
{
    public static readonly TextTable Table = new("Features.Priorities");
}
