namespace SupportWorkflow.Intake;

/// <summary>The sentences of this feature.</summary>
internal static class IntakeTexts
{
    public static readonly TextTable Table = new("Features.Intake");
}
