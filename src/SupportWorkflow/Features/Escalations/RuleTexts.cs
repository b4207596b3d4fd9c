namespace SupportWorkflow.Escalations;

/// <summary>The sentences of this room.</summary>
internal static class RuleTexts
{
    public static readonly TextTable Table = new("Features.Escalations");

    /// <summary>Why a rule does something, for the record.</summary>
    public static string Because(LocalText rule) => Table.Say("rule.because", rule).English;
}
