namespace SupportWorkflow.Escalations;

/// <summary>The sentences of this room.</summary>
internal static class RuleTexts
{
    public static readonly TextTable Table = new("Features.Escalations");
}
