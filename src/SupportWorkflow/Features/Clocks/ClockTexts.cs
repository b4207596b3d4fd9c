namespace SupportWorkflow.Clocks;

/// <summary>The sentences of this feature.</summary>
internal static class ClockTexts
{
    public static readonly TextTable Table = new("Features.Clocks");
}
