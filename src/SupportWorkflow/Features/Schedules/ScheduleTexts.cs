namespace SupportWorkflow.Schedules;

/// <summary>The sentences of this feature.</summary>
internal static class ScheduleTexts
{
    public static readonly TextTable Table = new("Features.Schedules");
}
